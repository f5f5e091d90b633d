import { expect, test } from 'vitest';
import { describeEdit } from '#lib/envelope/describe-edit.ts';
import type { ReadingPart } from '#lib/envelope/reading-part.ts';
import { locales } from '#lib/i18n/locale.ts';
import { wordsIn } from '../words/words-in.ts';
import { editQuestion } from './edit-question.ts';

const part: ReadingPart = {
  id: 'where.0',
  kind: 'filter',
  text: 'country is “Spain”',
  removable: true,
  change: { choices: [{ text: 'Perú', change: { value: 'Peru' } }] },
};
const edits = [
  { remove: true },
  { change: { value: 'Peru' } },
  { change: { value: 'Chile' } },
  { change: { limit: 20_000 } },
  { change: { value: 1500 } },
  { change: { value: 2025 } },
] as const;

test.each(locales)('an edit is shown as it is kept, in %s', (locale) => {
  for (const edit of edits) {
    expect(editQuestion(part, edit, { locale, words: wordsIn(locale) })).toBe(
      describeEdit(part, edit, locale),
    );
  }
});
