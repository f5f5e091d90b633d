export interface FormulaToken {
  readonly kind: 'word' | 'number' | 'text' | 'quotedName' | 'symbol';
  readonly text: string;
}

const patterns: readonly { kind: FormulaToken['kind']; pattern: RegExp }[] = [
  { kind: 'quotedName', pattern: /`([^`\n]{1,100})`/y },
  { kind: 'quotedName', pattern: /\[([\p{L}_][^\]\n]{0,99})\]/uy },
  { kind: 'text', pattern: /'((?:[^'\n]|'(?=\p{L})){0,200})'/uy },
  { kind: 'text', pattern: /"([^"\n]{0,200})"/y },
  { kind: 'text', pattern: /[‘“]([^’”\n]{0,200})[’”]/y },
  { kind: 'number', pattern: /\d+(?:[.,]\d+)*(?![\p{L}_])/uy },
  { kind: 'word', pattern: /[\p{L}_][\p{L}\p{M}\p{N}_$-]*/uy },
  { kind: 'word', pattern: /\d[\p{L}\p{N}_-]*/uy },
  { kind: 'symbol', pattern: /<=|>=|<>|!=|==|≥|≤|≠|[-+*/×÷=<>(),.%]/y },
];

/** Undefined where something stands that belongs to no formula. */
export function formulaTokens(text: string): FormulaToken[] | undefined {
  const tokens: FormulaToken[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] as string)) {
      at += 1;
      continue;
    }
    const found = match(text, at);
    if (!found) return undefined;
    tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

function match(text: string, at: number): { token: FormulaToken; end: number } | undefined {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { token: { kind, text: found[1] ?? found[0] }, end: at + found[0].length };
  }
  return undefined;
}
