/** A name as it stands in an address: lower case, without accents, spaces or punctuation. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[đĐ]/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}
