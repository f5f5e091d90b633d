// Countries, peoples, languages and genders of a question as the values that the data holds for them:
// "German customers" and "khách hàng ở Đức" are both about `country = 'Germany'`. A country that a source
// could hold and does not is linked all the same, so that the answer is "none" and not another column.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Token } from './locale/tokens.ts';
import { findWorldNames, languageCode, type WorldKind, type WorldSpan } from './locale/world-names.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import { foldValue, type ValueEntry } from './schema-values.ts';
import type { ValueMatch } from './value-links.ts';

// A code or a letter is a value only of a column that says what it holds; a whole name stands for itself.
const homes: Readonly<Partial<Record<WorldKind, RegExp>>> = {
  country: /\b(country|nation|nationality|citizenship|ctry|pais|quoc gia)\b/,
  language: /\b(language|lang|tongue|idioma|ngon ngu)\b/,
  gender: /\b(sex|gender|sexo|genero|gioi tinh)\b/,
};

/** Matches of the names of the world, in the spellings of the source. */
export function worldMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  return findWorldNames(tokens, locale).flatMap((span) => {
    const held = withoutKeys(span.names.flatMap((name) => entriesOf(name, span.kind, index)));
    const entries = held.length > 0 ? held : absentEntries(span, index);
    const score =
      (held.length === 0 ? 0.8 : span.demonym ? 0.93 : 0.97) *
      (span.demonym ? asPeople(tokens, span, index) : 1);
    const linked = (found: readonly ValueEntry[], of: number) =>
      distinct(found).map(({ model, field, value }) => ({
        start: span.start,
        end: span.end,
        candidate: { target: { kind: 'value' as const, model, field, value }, score: of },
      }));
    // "Spanish courses" where a column has `es` for what they are in.
    const code =
      span.demonym || span.kind === 'language'
        ? languageCode(
            tokens
              .slice(span.start, span.end)
              .map(({ folded }) => folded)
              .join(' '),
          )
        : undefined;
    const spoken = code === undefined ? [] : entriesOf(code, 'language', index);
    return [...linked(entries, score), ...linked(spoken, 0.95)];
  });
}

const speaking =
  /^(speak|speaks|speaking|spoken|spoke|language|languages|tongue|hablan?|hablad[oa]s?|idiomas?|lenguas?|noi|tieng)$/;

/** "English" where the source keeps languages: what is spoken, before a country of that people. */
function asPeople(tokens: readonly Token[], { start, end }: WorldSpan, index: SchemaIndex): number {
  const typed = tokens.slice(start, end).map((token) => token.text);
  const entries = index.values.get(foldValue(typed.join(' '))) ?? [];
  if (!entries.some(({ field }) => homes.language?.test(senseOf(field)))) return 1;
  return tokens.some((token) => speaking.test(token.folded)) ? 0.6 : 0.9;
}

function entriesOf(name: string, kind: WorldKind, index: SchemaIndex): readonly ValueEntry[] {
  const entries = index.values.get(foldValue(name)) ?? [];
  const home = homes[kind];
  if ((name.length > 3 || /^(usa|uk)$/i.test(name)) && kind !== 'gender') return entries;
  return home ? entries.filter(({ field }) => home.test(senseOf(field))) : [];
}

/**
 * Where a table of countries holds the name, the code that stands for the same country, there or in what points
 * to it, is not another way to read it: "orders from Germany" is one question, not two.
 */
function withoutKeys(entries: readonly ValueEntry[]): readonly ValueEntry[] {
  const named = entries.filter(({ value }) => value.length > 3);
  return entries.filter(({ model, field, value }) => {
    const isKeyOf = (other: Model) =>
      other === model
        ? model.primaryKey.includes(field.name)
        : model.relations.some(
            ({ kind, to, on }) =>
              kind === 'one' && to === other.name && on.some(({ from }) => from === field.name),
          );
    return value.length > 3 || !named.some((other) => isKeyOf(other.model));
  });
}

/** Where a country would stand if there were one: in columns that say they hold countries. */
function absentEntries(span: WorldSpan, index: SchemaIndex): ValueEntry[] {
  if (span.kind !== 'country' || span.demonym) return [];
  const [name] = span.names as [string];
  return countryFields(index).map(({ model, field }) => {
    const value = spelledLike(field, span.names) ?? name;
    return { model, field, value, folded: foldValue(value) };
  });
}

const known = new WeakMap<SchemaIndex, { model: Model; field: Field }[]>();

function countryFields(index: SchemaIndex): { model: Model; field: Field }[] {
  let found = known.get(index);
  if (!found) {
    const home = homes.country as RegExp;
    found = index.manifest.manifest.models.flatMap((model) =>
      model.fields
        .filter((field) => field.type === 'text' && !field.masked && home.test(senseOf(field)))
        .map((field) => ({ model, field })),
    );
    known.set(index, found);
  }
  return found;
}

/** "DE" where the column holds two-letter codes. */
function spelledLike(field: Field, names: readonly string[]): string | undefined {
  const sample = field.values?.slice(0, 20) ?? [];
  const lengths = new Set(sample.map((value) => value.length));
  const [length] = lengths;
  if (lengths.size !== 1 || length === undefined || length > 3) return undefined;
  return names.find((name) => name.length === length);
}

function distinct(entries: readonly ValueEntry[]): ValueEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ model, field, value }) => {
    const key = `${model.name}.${field.name}=${value}`;
    return seen.size !== seen.add(key).size;
  });
}
