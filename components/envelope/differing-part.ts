/** A text in three: what it begins and ends with as the others do, and what it has of its own between. */
export type DifferingPart = readonly [before: string, own: string, after: string];

/** How much of the shortest text must be the same in all for the rest to be worth pointing at. */
const worthIt = 1 / 3;

/** What tells texts apart, word by word. The whole of each is its own where they have little in common. */
export function differingParts(texts: readonly string[]): DifferingPart[] {
  const words = texts.map((text) => text.split(/(?<=\s)/u));
  const shortest = Math.min(...words.map(({ length }) => length));
  const alike = (at: (list: readonly string[]) => string | undefined) =>
    words.every((list) => bare(at(list)) === bare(at(words[0] ?? [])));
  let before = 0;
  while (before < shortest && alike((list) => list[before])) before++;
  let after = 0;
  while (after < shortest - before && alike((list) => list[list.length - 1 - after])) after++;
  if (texts.length < 2 || before + after < shortest * worthIt) return texts.map((text) => ['', text, '']);
  return words.map((list) => [
    list.slice(0, before).join(''),
    list.slice(before, list.length - after).join(''),
    list.slice(list.length - after).join(''),
  ]);
}

/** A word without what follows it: that a list goes on makes it no other word. */
function bare(word: string | undefined): string | undefined {
  return word?.replace(/[,;]?\s*$/u, '');
}
