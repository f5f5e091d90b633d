// Characters that change how other text looks, or that nobody can see: C0 and C1 controls except tab
// and line feed, direction marks and overrides, zero-width ones, tag characters.
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/**
 * Text from rows or people as it may be shown: what would deceive the eye becomes a visible mark, so
 * that nobody reads "txt.exe" as "exe.txt" or misses a hidden sentence.
 */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unseen, '\ufffd');
}
