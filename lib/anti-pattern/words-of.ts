import { foldWords } from '../pipeline/context-builder.ts';

/** Words of three letters and more, without a plural's `s`. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = foldWords(text.replaceAll('_', ' ')).split(' ');
  return new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/s$/, '')));
}
