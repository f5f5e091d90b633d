// What makes two effects the same. The key of an effect stands under a unique index, which is what forbids
// duplicates, whoever proposes them and however many at once.
import { createHash } from 'node:crypto';
import { foldWords } from '../pipeline/context-builder.ts';
import type { PolicyEffect } from '../pipeline/live-policy.ts';

/** The same for effects that differ only in writing: case, accents, order of keys, order of and/or. */
export function canonicalKey(effect: PolicyEffect, sourceId: string, locale?: string | null): string {
  const text = JSON.stringify([sourceId, locale ?? null, canonical(effect)]);
  return `${effect.kind}:${createHash('sha256').update(text).digest('hex')}`;
}

/** What an effect says of its words, without the words themselves: two words for one thing say the same. */
export function meaningOf(effect: PolicyEffect): string {
  const { kind, ...rest } = effect;
  const {
    term: _term,
    also: _also,
    text: _text,
    label: _label,
    ...meaning
  } = rest as Record<string, unknown>;
  return JSON.stringify([kind, canonical(meaning)]);
}

/**
 * What an effect decides about. Two effects that decide about the same thing and are not the same
 * contradict one another.
 */
export function subjectOf(effect: PolicyEffect): string | undefined {
  switch (effect.kind) {
    case 'term':
    case 'metric':
    case 'ask':
      return `term:${foldWords(effect.term)}`;
    case 'valueLabel':
      return `term:${foldWords(effect.label)}`;
    case 'mainDate':
      return `date:${effect.model}`;
    case 'joinPath':
      return `way:${effect.from}>${effect.to}`;
    case 'format':
      return `format:${effect.model}.${effect.field}`;
    case 'defaultFilter':
      return `filter:${effect.model}:${pathsIn(effect.where).sort().join(',')}`;
    default:
      return undefined;
  }
}

const wordKeys = new Set(['term', 'text', 'label', 'also', 'options']);
const listsWithoutOrder = new Set(['and', 'or', 'also', 'options']);

function canonical(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return wordKeys.has(key) ? foldWords(value) : value.normalize('NFC');
  if (Array.isArray(value)) {
    const inner = value.map((one) => canonical(one, wordKeys.has(key) ? key : ''));
    return listsWithoutOrder.has(key)
      ? [...inner].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
      : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // How an output is called changes no answer.
      .filter(([name, inner]) => inner !== undefined && name !== 'as')
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, inner]) => [name, canonical(inner, name)]),
  );
}

function pathsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'path' || key === 'exists' || key === 'notExists') && typeof inner === 'string'
      ? [inner]
      : pathsIn(inner),
  );
}
