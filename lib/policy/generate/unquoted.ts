const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '‘': '’',
  '“': '”',
  '«': '»',
};
const anyQuote = /["'`‘’“”«»]/gu;

/** Without the quotes around it, and without one whose other half was said elsewhere; those inside stay whole. */
export function unquoted(text: string): string {
  const bare = text.replace(/^[\s,:]+|[\s,:]+$/gu, '');
  const last = bare.at(-1) ?? '';
  if (bare.length > 2 && pairs[bare[0] as string] === last && count(bare) === 2)
    return bare.slice(1, -1).trim();
  if (count(bare) % 2 === 0) return bare;
  return bare.replace(/^["'`‘’“”«»]|["'`‘’“”«»]$/u, '').trim();
}

/** An apostrophe inside a word is no quote. */
function count(text: string): number {
  return text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '').match(anyQuote)?.length ?? 0;
}
