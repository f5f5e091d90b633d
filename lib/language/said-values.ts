import type { ManifestIndex } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Token } from './locale/tokens.ts';
import { type SchemaIndex, schemaIndex } from './schema-index.ts';
import { foldValue } from './schema-values.ts';
import { translatedValues } from './translated-values.ts';
import { valueMatches } from './value-links.ts';
import { worldMatches } from './world-links.ts';

/** A stretch of a question that says a value which a field is known to have, whatever its words are. */
export interface SaidValue {
  /** Token indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly model: string;
  readonly field: string;
  readonly value: string;
}

/** Below it the words are only near the value. */
const leastScore = 0.7;

/** All that may be meant: "German" for Germany, "đã hủy" for cancelled; one stretch may say values of several fields. */
export function saidValues(tokens: readonly Token[], locale: Locale, manifest: ManifestIndex): SaidValue[] {
  const index = schemaIndex(manifest);
  const matches = [
    ...valueMatches(tokens, [], index),
    ...worldMatches(tokens, locale, index),
    ...translatedValues(tokens, locale, index),
  ];
  const meant = matches.flatMap(({ start, end, candidate: { target, score } }) => {
    if (target.kind !== 'value' || target.corrected || score < leastScore) return [];
    const { model, field, value } = target;
    const isHeld = field.values?.includes(value) || field.enumValues?.includes(value);
    return isHeld ? [{ start, end, model: model.name, field: field.name, value }] : [];
  });
  return [...meant, ...typedValues(tokens, index)];
}

const longestValue = 8;

/** As they are stored, however short: who asks knows from all the other words that a value stands there. */
function typedValues(tokens: readonly Token[], index: SchemaIndex): SaidValue[] {
  return tokens.flatMap((_, start) =>
    tokens.slice(start, start + longestValue).flatMap((_token, more) => {
      const end = start + more + 1;
      const typed = tokens.slice(start, end).map(({ text }) => text);
      return (index.values.get(foldValue(typed.join(' '))) ?? []).map(({ model, field, value }) => ({
        start,
        end,
        model: model.name,
        field: field.name,
        value,
      }));
    }),
  );
}
