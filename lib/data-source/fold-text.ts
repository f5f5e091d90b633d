/** Letters that have no decomposition, and what people type for them. */
export const plainLetters: readonly (readonly [string, string])[] = [
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
];

/** Text as text tests compare it: without accents, in lower case. The engines do the same to columns. */
export function foldText(text: string): string {
  let folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  for (const [letter, plain] of plainLetters) folded = folded.replaceAll(letter, plain);
  return folded;
}
