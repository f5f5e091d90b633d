import type { Locale } from '../i18n/locale.ts';
import type { Concept } from './concepts.ts';
import type { Candidate } from './links.ts';
import { fold } from './locale/fold.ts';
import { type Token, tokenize } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueEntry } from './schema-values.ts';
import type { ValueMatch } from './value-links.ts';
import { conceptsFor, englishFor } from './value-words.ts';

const longestPhrase = 4;
const mostValues = 60;

/**
 * Stretches that name, in the language of the question, a value kept in another: "bị hủy" is `cancelled`,
 * "women" are those whose gender is `F`.
 */
export function translatedValues(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const matches: ValueMatch[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + longestPhrase); end += 1) {
      const phrase = tokens.slice(start, end);
      if (phrase.some((token) => token.quoted || token.kind !== 'word')) break;
      const meant = conceptsFor(phrase, locale);
      if (meant.length === 0) continue;
      const add = (entry: ValueEntry) => {
        if (isKind(entry)) matches.push({ start, end, candidate: candidateOf(entry) });
      };
      for (const entry of sexes(meant, index)) add(entry);
      if (locale !== 'en') {
        for (const word of new Set(meant.flatMap(({ en }) => en.map(fold)))) {
          for (const entry of index.values.get(word) ?? [])
            if (!degrees.has(word) || isNamedBefore(tokens, start, entry, locale)) add(entry);
        }
      }
      const { language } = index;
      if (language === 'en' || language === locale || degrees.has(fold(meant[0]?.en[0] ?? ''))) continue;
      for (const word of new Set(meant.flatMap((concept) => concept[language])))
        for (const entry of keptAs(word, index)) add(entry);
    }
  }
  return matches;
}

const sexField = /\b(gender|sex)\b/;

/** Letters stand for words only where a column is about nothing else. */
function sexes(meant: readonly Concept[], index: SchemaIndex): readonly ValueEntry[] {
  const words = meant.find(({ en }) => en.includes('female') || en.includes('male'))?.en ?? [];
  return words.flatMap((word) =>
    (index.values.get(word) ?? []).filter(({ field }) => sexField.test(senseOf(field))),
  );
}

const formsByIndex = new WeakMap<SchemaIndex, ReadonlyMap<string, readonly ValueEntry[]>>();

/** Values of a schema in another language, whatever their ending: "cancelada" of "cancelado". */
function keptAs(word: string, index: SchemaIndex): readonly ValueEntry[] {
  let forms = formsByIndex.get(index);
  if (!forms) {
    const made = new Map<string, ValueEntry[]>();
    for (const entries of index.values.values())
      for (const entry of entries) {
        const key = formOf(entry.folded, index.language);
        made.set(key, [...(made.get(key) ?? []), entry]);
      }
    forms = made;
    formsByIndex.set(index, forms);
  }
  return forms.get(formOf(word, index.language)) ?? [];
}

function formOf(words: string, language: Locale): string {
  return language === 'es'
    ? tokenize(words, 'es')
        .map(({ stem }) => stem)
        .join(' ')
    : fold(words);
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
