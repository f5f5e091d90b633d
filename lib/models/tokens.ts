/**
 * How many tokens a text is, a little more than any of the common tokenizers says: they differ, and a prompt
 * that is too long is worse than one that has a table less. Words of code are about 3.6 characters a token,
 * letters beyond ASCII about one and a half.
 */
export function tokensOf(text: string): number {
  let beyond = 0;
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) > 127) beyond++;
  return Math.ceil((text.length - beyond) / 3.6 + beyond / 1.5);
}

/** The first lines that fit into so many tokens. */
export function fitLines(lines: readonly string[], tokens: number): readonly string[] {
  let left = tokens;
  const fitting = lines.findIndex((line) => {
    left -= tokensOf(line) + 1;
    return left < 0;
  });
  return fitting < 0 ? lines : lines.slice(0, fitting);
}
