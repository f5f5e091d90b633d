/** True when every word of `search` is in `title`, whatever the case and the accents. */
export function matchesSearch(title: string, search: string): boolean {
  const plainTitle = plain(title);
  return plain(search)
    .split(/\s+/)
    .every((word) => plainTitle.includes(word));
}

// "đ" has no decomposition in Unicode, and people leave it out when they type in a hurry.
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();
}
