import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/** Walks the tokens of a statement, one ahead. Its methods take what they find, or throw. */
export class SqlReader {
  #at = 0;
  readonly #tokens: readonly SqlToken[];

  constructor(sql: string) {
    this.#tokens = sqlTokens(sql);
  }

  peek(): SqlToken | undefined {
    return this.#tokens[this.#at];
  }

  name(): string {
    const token = this.next();
    if (token.kind === 'word' || token.kind === 'quoted' || token.kind === 'text') return token.text;
    throw this.unexpected(-1);
  }

  number(): number {
    const token = this.next();
    if (token.kind !== 'number') throw this.unexpected(-1);
    return token.value;
  }

  next(): SqlToken {
    const token = this.#tokens[this.#at++];
    if (!token) throw new SyntaxError('the statement ends too early');
    return token;
  }

  ahead(word: string, distance = 0): boolean {
    const token = this.#tokens[this.#at + distance];
    return token?.kind === 'word' && token.lower === word;
  }

  word(word: string): boolean {
    if (!this.ahead(word)) return false;
    this.#at++;
    return true;
  }

  take(symbol: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at++;
    return true;
  }

  need(expected: string): void {
    if (!this.word(expected) && !this.take(expected)) throw this.unexpected(0, expected);
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.unexpected();
  }

  unexpected(distance = 0, expected?: string): SyntaxError {
    const token = this.#tokens[this.#at + distance];
    const found = token === undefined ? 'the end' : `"${token.kind === 'number' ? token.value : token.text}"`;
    return new SyntaxError(`unexpected ${found}${expected ? ` where "${expected}" is needed` : ''}`);
  }
}
