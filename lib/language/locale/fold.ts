// How text is compared: in lower case, without accents, with compatibility forms resolved. Vietnamese
// is the one language here in which accents tell words apart, so it also has `spelling`, which keeps
// them but does not care where a tone mark is put ("hoá" and "hóa").

/** Lower case, NFKC, accents stripped, `đ` as `d`, curly apostrophes straight. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replace(/[’‘ʼ]/g, "'")
    .normalize('NFC');
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Lower case with accents, the tone mark of a syllable moved to its end, for exact comparison. */
export function spelling(text: string): string {
  const decomposed = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return decomposed
    .split(' ')
    .map((word) => word.replace(toneMarks, '') + (word.match(toneMarks) ?? []).join(''))
    .join(' ');
}

/** True when text carries an accent, so that its spelling says which word is meant. */
export function hasAccents(text: string): boolean {
  return /[\p{M}đĐ]/u.test(text.normalize('NFD'));
}
