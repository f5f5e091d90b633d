// Text that people or databases wrote stands in prompts as data: on one line, without what could end the
// fence or look like another part of the prompt. It can still say anything; what it cannot do is decided
// elsewhere, by what a plan may name and what an actor may see.

/** One line of at most `longest` characters, without controls, invisible marks, backticks and angle brackets. */
export function fenced(text: string, longest: number): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[`<>]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
}

/** The same for a plan, which has comparisons: a `<` that could open or end a part stands apart from its word. */
export function fencedPlan(text: string, longest: number): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').replace(/<(?=[/\p{L}])/gu, '< ');
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
}

/** A part of the prompt; nothing where it has no lines. */
export function section(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<${name}>\n${lines.join('\n')}\n</${name}>`;
}
