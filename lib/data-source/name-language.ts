// The language in which a schema's names are written, as far as their form tells. Vietnamese words are
// single syllables of a strict shape; Spanish ones end in few ways. What looks like neither is taken as English.

export type NameLanguage = 'en' | 'vi' | 'es';

const syllable =
  /^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(c|ch|m|n|ng|nh|p|t)?$/;
const spanish = /(os?|as?|ci[oó]n|ciones|dad|dades|[rln]es|eo|bre|bres|íos?)$/;
/** Words that schemas in any language hold. */
const shared = new Set(['id', 'uuid', 'code', 'email', 'data', 'url', 'status', 'no', 'to', 'a', 'so']);

/** @param names the names of tables and columns, each as its words in lower case */
export function languageOfNames(names: Iterable<readonly string[]>): NameLanguage {
  const words = new Set<string>();
  for (const name of names)
    for (const word of name) if (!shared.has(word) && !/\d/.test(word)) words.add(word);
  if (words.size < 8) return 'en';
  const plain = [...words].map((word) =>
    word
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('đ', 'd'),
  );
  const share = (pattern: RegExp, shortest: number) => {
    const long = plain.filter((word) => word.length >= shortest);
    return long.filter((word) => pattern.test(word)).length / Math.max(1, long.length);
  };
  if (share(syllable, 1) > 0.75) return 'vi';
  return share(spanish, 4) > 0.55 ? 'es' : 'en';
}
