/** Letters that have no decomposition, and what people type for them. */
export const plainLetters: readonly (readonly [string, string])[] = [
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ς', 'σ'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
];

// Accents, as characters of their own: all but the stroke that makes an equals sign its contrary.
const accents = /[\u0300-\u0337\u0339-\u036f]/g;

/**
 * Text as text tests compare it: without accents, in lower case. The engines do the same to columns. Forms
 * of one letter (full width, ligatures) stay apart, for MySQL cannot be told to take them for one.
 */
export function foldText(text: string): string {
  let folded = text.normalize('NFD').replace(accents, '').toLowerCase();
  for (const [letter, plain] of plainLetters) folded = folded.replaceAll(letter, plain);
  return folded;
}
