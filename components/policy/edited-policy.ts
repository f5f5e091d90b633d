// What of a policy an admin may write anew in a form: the words that bring it in, what they mean, and what is said of it.
import type { PolicyEffect } from '#lib/pipeline/live-policy.ts';

const plain = /^[\p{L}\p{M}\p{N} \-_/()%]+$/u;
const longest = 40;
const most = 8;

export function splitWords(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.normalize('NFKC').trim()))].filter(Boolean);
}

/** What the server will take for words, so far as the form can tell. */
export function areWords(words: readonly string[]): boolean {
  return words.length <= most && words.every((word) => word.length <= longest && plain.test(word));
}

/** The words that an effect gives a meaning to, the first one first; undefined where it has none. */
export function saidOf(effect: PolicyEffect): string[] | undefined {
  if (effect.kind === 'valueLabel') return [effect.label, ...(effect.also ?? [])];
  if (effect.kind === 'ask') return [effect.term];
  if (effect.kind === 'term' || effect.kind === 'metric') return [effect.term, ...(effect.also ?? [])];
  return undefined;
}

/** The same effect for other words. */
export function saidAs(effect: PolicyEffect, [first = '', ...also]: readonly string[]): PolicyEffect {
  const more = also.length > 0 ? { also } : {};
  if (effect.kind === 'valueLabel') {
    const { also: _before, ...rest } = effect;
    return { ...rest, label: first, ...more };
  }
  if (effect.kind === 'term' || effect.kind === 'metric') {
    const { also: _before, ...rest } = effect;
    return { ...rest, term: first, ...more };
  }
  return effect.kind === 'ask' ? { ...effect, term: first } : effect;
}

/** True of an effect whose meaning can be said in words. */
export function canMeanElse(effect: PolicyEffect): boolean {
  return ['term', 'metric', 'defaultFilter', 'mainDate'].includes(effect.kind);
}
