import type { Locale } from '../i18n/locale.ts';
import type { Candidate } from './links.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex, ValueEntry } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';
import { englishFor } from './value-words.ts';

const longestPhrase = 4;
const mostValues = 60;

/** Stretches that name, in the language of the question, a value kept in English: "bị hủy" is `cancelled`. */
export function translatedValues(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  if (locale === 'en') return [];
  const matches: ValueMatch[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + longestPhrase); end += 1) {
      const phrase = tokens.slice(start, end);
      if (phrase.some((token) => token.quoted || token.kind !== 'word')) break;
      const english = new Set(englishFor(phrase, locale));
      for (const word of english) {
        for (const entry of index.values.get(word) ?? []) {
          if (!isKind(entry) || (degrees.has(word) && !isNamedBefore(tokens, start, entry, locale))) continue;
          matches.push({ start, end, candidate: candidateOf(entry) });
        }
      }
    }
  }
  return matches;
}

/** True for a value that tells kinds or states apart; what is one of many names is not translated. */
function isKind({ model, field }: ValueEntry): boolean {
  const count = field.enumValues?.length ?? field.values?.length ?? Number.POSITIVE_INFINITY;
  if (count > mostValues) return false;
  return !/\b(first|last|full|contact|user) ?name\b/.test(senseOf(field)) && !model.isView;
}

// "Giá cao" is no priority and "ventas" no department: degrees, and nouns that are things of their own, are
// values only after the name of their field.
const degrees = new Set(
  `high medium normal low small large big new sales manager phone telephone email mail store support marketing finance
  accounting legal operations logistics engineering production manufacturing research individual personal music books
  games travel family sports meat public private`.split(/\s+/),
);

function isNamedBefore(
  tokens: readonly Token[],
  start: number,
  { field }: ValueEntry,
  locale: Locale,
): boolean {
  const label = field.label.split(' ');
  for (let from = Math.max(0, start - 4); from < start; from += 1) {
    for (let to = from + 1; to <= start; to += 1) {
      const phrase = tokens.slice(from, to);
      if (phrase.some((token) => label.includes(token.folded))) return true;
      if (englishFor(phrase, locale).some((word) => label.includes(word))) return true;
    }
  }
  return false;
}

const ofKinds = /\b(status|state|type|kind|priority|category|genre|channel|method|segment|level|class)\b/;

function candidateOf({ model, field, value }: ValueEntry): Candidate {
  return {
    target: { kind: 'value', model, field, value },
    score: field.enumValues || ofKinds.test(senseOf(field)) ? 1.1 : 0.9,
  };
}
