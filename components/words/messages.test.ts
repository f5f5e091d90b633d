import compile from 'icu-minify/compile';
import format, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import type { Room } from './messages.ts';
import { messagesOf } from './messages-of.ts';
import { en } from './rooms/en.ts';
import { es } from './rooms/es.ts';
import { vi } from './rooms/vi.ts';
import { wordsIn } from './words-in.ts';

const languages = { en, vi, es };
// What the browser formats with; the same as next-intl gives it.
const formats = { number: { integer: { maximumFractionDigits: 0 } } };
const formatters: FormatOptions['formatters'] = {
  getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
  getNumberFormat: (...given) => new Intl.NumberFormat(...given),
  getPluralRules: (...given) => new Intl.PluralRules(...given),
};

interface Words {
  readonly [key: string]: string | Words;
}

/** Every message of a language by its whole key. */
function messagesIn(words: Words, within = ''): readonly (readonly [key: string, message: string])[] {
  return Object.entries(words).flatMap(([name, said]) =>
    typeof said === 'string' ? [[within + name, said] as const] : messagesIn(said, `${within}${name}.`),
  );
}

/** The arguments of a message, branches of plurals included; of a number it is said that it is one, of a tag too. */
function argumentsOf(message: string): readonly string[] {
  const found = new Set<string>();
  const read = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, more] = node;
    if (typeof name === 'string' && (kind === undefined || typeof kind === 'number')) {
      found.add(kind === undefined ? name : `${name}: number`);
      for (const branch of Object.values(more ?? {})) if (Array.isArray(branch)) branch.forEach(read);
    } else found.add(`<${name}>`);
  };
  const parsed = compile(message);
  if (Array.isArray(parsed)) parsed.forEach(read);
  return [...found].sort();
}

describe.each(locales)('the words in %s', (locale) => {
  const messages = messagesIn(languages[locale]);
  const english = Object.fromEntries(messagesIn(en));

  it('are ICU messages, and take the arguments that the English ones do', () => {
    const expected = messages.map(([key]) => [key, argumentsOf(english[key] ?? '')]);
    expect(messages.map(([key, message]) => [key, argumentsOf(message)])).toEqual(expected);
  });

  it('say the same parsed, as they are sent, as they do written', () => {
    const translate = createTranslator<typeof en>({ locale, messages: languages[locale] as typeof en });
    const sent = messagesOf(locale, Object.keys(en) as Room[]);
    for (const [key, message] of messages)
      for (const count of [0, 1, 2, 1234.5]) {
        const values = Object.fromEntries(
          argumentsOf(message).map((one) => {
            const [name = '', kind] = one.split(': ');
            return [name, kind ? count : `{${name}}`];
          }),
        );
        const found = key.split('.').reduce<unknown>((words, name) => Object(words)[name], sent);
        const said = format(found as CompiledMessage, locale, values, { formats, formatters });
        expect([key, said]).toEqual([key, translate(key as never, values as never)]);
      }
  });

  it('are plain objects as they are sent: the server may pass no others to a page', () => {
    const prototypes = new Set<unknown>();
    JSON.stringify(messagesOf(locale, Object.keys(en) as Room[]), (_, value) => {
      if (typeof value === 'object') prototypes.add(Object.getPrototypeOf(value));
      return value;
    });
    expect([...prototypes]).toEqual([Object.prototype, Array.prototype]);
  });
});

it.each([
  ['en', '1 row', '1,234 rows', 'before: x'],
  ['vi', '1 dòng', '1.234 dòng', 'trước đó: x'],
  ['es', '1 fila', '1234 filas', 'antes: x'],
] as const)(
  'one and many are told apart as %s does, numbers written as it writes them',
  (locale, one, many, before) => {
    const words = wordsIn(locale);
    expect(words('rowCount', { count: 1 })).toBe(one);
    expect(words('rowCount', { count: 1234 })).toBe(many);
    expect(words('before', { number: 'x' })).toBe(before);
  },
);

it('a key or an argument that English does not have does not type-check', () => {
  const words = wordsIn('en');
  const wrong = [
    // @ts-expect-error there is no such key
    () => words('nobodySaysThis'),
    // @ts-expect-error it takes a count
    () => words('rowCount'),
    // @ts-expect-error which is a number
    () => words('rowCount', { count: '1' }),
    // @ts-expect-error and nothing else
    () => words('rowCount', { count: 1, one: true }),
  ];
  expect(wrong).toHaveLength(4);
});
