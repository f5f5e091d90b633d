interface Words {
  (key: never): string;
  has(key: never): boolean;
}

/** The word for a kind that the server names; undefined for one that is not known here, such as a newer one. */
export function knownWord(words: Words, kind: string): string | undefined {
  const key = kind as never;
  // Every object has a `constructor`, and that is no word.
  return !(kind in {}) && words.has(key) ? words(key) : undefined;
}
