// Text shown as it must not be: markdown and markup of rows and models become elements, as in many a chat.
// Attacks are shown in it only to see whether they would be noticed.

/** What a careless page makes of a text. */
export function weakMarkup(text: string): string {
  const body = text
    .replace(/!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, '<img alt="$1" src="$2">')
    .replace(/\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, '<a href="$2">$1</a>')
    .replace(/(^|[\s(])(https?:\/\/[^\s<)]+)/g, '$1<a href="$2">$2</a>');
  return `<!doctype html><meta charset="utf-8"><title>weak</title><article>${body}</article>`;
}

/** Whether a text asks for anything at all once it is taken for markup. */
export function isLive(text: string): boolean {
  return /<\s*(img|script|iframe|svg|a|link|form|object|embed|video|audio|meta|base|style)\b|\]\([a-z]+:|https?:\/\//i.test(
    text,
  );
}
