// The text of a plan as tokens, and the place a reader has come to. Words mean by where they stand, so a
// table called `order` needs no quotes; backticks make a name of anything.
import { AssistantError } from '../../errors/assistant-error.ts';

export interface Token {
  readonly kind: 'word' | 'name' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
}

const tokenPattern =
  /\s+|`([^`]*)`|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(<=|>=|<>|!=|==|[()+\-*/=<>,;%])/uy;

/** Readings of one token by all branches together; a text that needs more was made to be slow. */
const stepsAllowed = 50_000;
const deepest = 60;
export const longestNotation = 6000;

export class Cursor {
  readonly #tokens: readonly Token[];
  #place = 0;
  #steps = 0;
  #depth = 0;
  #farthest: { place: number; detail: string } | undefined;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get place(): number {
    return this.#place;
  }

  peek(ahead = 0): Token {
    if (++this.#steps > stepsAllowed) throw unreadable('it is too complicated');
    return this.#tokens[this.#place + ahead] ?? end;
  }

  next(): Token {
    const token = this.peek();
    this.#place++;
    return token;
  }

  /** True, and passed, when the next tokens are these words or symbols. */
  take(...texts: readonly string[]): boolean {
    if (!this.sees(...texts)) return false;
    this.#place += texts.length;
    return true;
  }

  sees(...texts: readonly string[]): boolean {
    return texts.every((text, ahead) => {
      const token = this.peek(ahead);
      return (token.kind === 'word' || token.kind === 'symbol') && token.text.toLowerCase() === text;
    });
  }

  need(text: string): void {
    if (!this.take(text)) throw this.expected(`"${text}"`);
  }

  /** A name or a dotted path. */
  path(): string {
    const token = this.peek();
    if (token.kind !== 'word' && token.kind !== 'name') throw this.expected('a name');
    this.#place++;
    return token.text.toLowerCase();
  }

  /** Reads one thing or, where that fails, another; the failure that came farther is the one that is told. */
  either<T>(first: () => T | undefined, second: () => T): T {
    const start = this.#place;
    try {
      const found = first();
      if (found !== undefined) return found;
    } catch (thrown) {
      if (!(thrown instanceof AssistantError)) throw thrown;
      if (this.#place >= (this.#farthest?.place ?? 0))
        this.#farthest = { place: this.#place, detail: thrown.detail?.replace(/^notation: /, '') ?? '' };
    }
    this.#place = start;
    return second();
  }

  /** Runs one level deeper. */
  nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw unreadable('it is too deep');
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  expected(what: string): AssistantError {
    if (this.#farthest && this.#farthest.place > this.#place) return unreadable(this.#farthest.detail);
    const { kind, text } = this.peek();
    const before = this.#tokens
      .slice(Math.max(0, this.#place - 4), this.#place)
      .map((token) => token.text)
      .join(' ');
    const found = kind === 'end' ? 'the end' : `"${text}"`;
    return unreadable(`expected ${what}${before ? ` after "${before}"` : ''}, found ${found}`);
  }
}

const end: Token = { kind: 'end', text: '' };

function tokensOf(text: string): Token[] {
  if (text.length > longestNotation) throw unreadable('it is too long');
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw unreadable(`"${text.slice(at, at + 10)}" cannot be read`);
    const [, name, single, double, number, word, symbol] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (single !== undefined) tokens.push({ kind: 'string', text: single.replaceAll("''", "'") });
    else if (double !== undefined) tokens.push({ kind: 'string', text: double.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}

export function unreadable(detail: string): AssistantError {
  return new AssistantError('plan.invalid', { detail: `notation: ${detail}` });
}
