export type SqlToken =
  | { readonly kind: 'word'; readonly text: string; readonly lower: string }
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly text: string };

const pattern =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|`([^`]*)`|\[([A-Za-z_][^\]]*)\]|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([\p{L}_][\p{L}\p{N}_$]*)|(::|<=|>=|<>|!=|==|\|\||[(),.;*+\-/%<>=])/uy;

/** @throws SyntaxError at a character that begins no token. */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < sql.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(sql);
    if (!match) throw new SyntaxError(`unexpected "${sql.slice(start, start + 20)}"`);
    const [, text, double, back, bracket, number, word, symbol] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (double !== undefined) tokens.push({ kind: 'quoted', text: double.replaceAll('""', '"') });
    else if (back !== undefined || bracket !== undefined) {
      const name = (back ?? bracket) as string;
      tokens.push({ kind: 'word', text: name, lower: `\`${name}` });
    } else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, lower: word.toLowerCase() });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}
