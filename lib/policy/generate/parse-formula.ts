import type { Formula, Operator } from './formula.ts';
import { type FormulaToken, formulaTokens } from './formula-tokens.ts';

const comparisons: Readonly<Record<string, Operator>> = {
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '≠': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '≤': 'lte',
  '>': 'gt',
  '>=': 'gte',
  '≥': 'gte',
};
const keywords = new Set([
  'and',
  'or',
  'not',
  'in',
  'between',
  'like',
  'is',
  'where',
  'null',
  'distinct',
  'as',
]);
const arithmetic: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide'>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '×': 'multiply',
  '/': 'divide',
  '÷': 'divide',
};
/** Functions that people write for what also has a sign. */
const spelled: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide'>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
};

/** The formula that a text is; undefined where it is none. Words alone are a name. */
export function parseFormula(text: string): Formula | undefined {
  const tokens = formulaTokens(text);
  if (!tokens || tokens.length === 0) return undefined;
  const parser = new Parser(tokens);
  const formula = parser.whole();
  return formula && parser.isAtEnd() ? formula : undefined;
}

/** "state = open or new": what follows alone is another value of the same. */
function withShortAlternatives(all: readonly Formula[]): Formula[] {
  const folded: Formula[] = [];
  for (const one of all) {
    const before = folded.at(-1);
    const isShort = one.kind === 'value' || (one.kind === 'name' && !one.exact);
    if (isShort && before?.kind === 'compare' && before.op === 'eq')
      folded[folded.length - 1] = { kind: 'in', of: before.left, any: [before.right, one], negated: false };
    else if (isShort && before?.kind === 'in' && !before.negated)
      folded[folded.length - 1] = { ...before, any: [...before.any, one] };
    else folded.push(one);
  }
  return folded;
}

/** Recursive descent; every method gives undefined where its form does not stand. */
class Parser {
  readonly #tokens: readonly FormulaToken[];
  #at = 0;

  constructor(tokens: readonly FormulaToken[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  whole(): Formula | undefined {
    let formula = this.#alternatives();
    while (formula && this.#takeWord('where')) {
      const where = this.#alternatives();
      formula = where && { kind: 'where', of: formula, where };
    }
    return formula;
  }

  #alternatives(): Formula | undefined {
    return this.#joined('or', () => this.#joined('and', () => this.#denied()));
  }

  #joined(word: 'and' | 'or', next: () => Formula | undefined): Formula | undefined {
    const all: Formula[] = [];
    do {
      const one = next();
      if (!one) return undefined;
      all.push(one);
    } while (this.#takeWord(word));
    const [first, ...more] = word === 'or' ? withShortAlternatives(all) : all;
    return more.length === 0 ? first : { kind: word, all: [first as Formula, ...more] };
  }

  #denied(): Formula | undefined {
    if (!this.#takeWord('not')) return this.#comparison();
    const one = this.#denied();
    return one && { kind: 'not', one };
  }

  #comparison(): Formula | undefined {
    const left = this.#sum();
    if (!left) return undefined;
    const op = this.#peek()?.kind === 'symbol' ? comparisons[this.#peek()?.text ?? ''] : undefined;
    if (op) {
      this.#at += 1;
      if (this.#takeWord('null')) return { kind: 'isNull', of: left, negated: op === 'ne' };
      const right = this.#sum();
      return right && { kind: 'compare', op, left, right };
    }
    if (this.#takeWord('is')) {
      const negated = this.#takeWord('not');
      if (this.#takeWord('null')) return { kind: 'isNull', of: left, negated };
      const right = this.#sum();
      return right && { kind: 'compare', op: negated ? 'ne' : 'eq', left, right };
    }
    const negated = this.#nextIs('not') ? this.#takeWord('not') : false;
    if (this.#takeWord('between')) {
      const low = this.#sum();
      if (!low || !this.#takeWord('and')) return undefined;
      const high = this.#sum();
      const range = high && ({ kind: 'between', of: left, low, high } as const);
      return range && (negated ? { kind: 'not', one: range } : range);
    }
    if (this.#takeWord('in')) {
      const any = this.#takeSymbol('(') ? this.#list() : undefined;
      return any && { kind: 'in', of: left, any, negated };
    }
    if (this.#takeWord('like')) {
      const pattern = this.#peek();
      if (pattern?.kind !== 'text') return undefined;
      this.#at += 1;
      return { kind: 'like', of: left, pattern: pattern.text, negated };
    }
    return negated ? undefined : left;
  }

  #sum(): Formula | undefined {
    return this.#operations(['+', '-'], () => this.#operations(['*', '/', '×', '÷'], () => this.#unit()));
  }

  #operations(signs: readonly string[], next: () => Formula | undefined): Formula | undefined {
    let left = next();
    while (left) {
      const sign = this.#peek();
      if (sign?.kind !== 'symbol' || !signs.includes(sign.text)) return left;
      this.#at += 1;
      const right = next();
      left = right && {
        kind: 'arithmetic',
        op: arithmetic[sign.text] as 'add',
        args: [left, right],
      };
    }
    return left;
  }

  #unit(): Formula | undefined {
    const token = this.#peek();
    if (!token) return undefined;
    if (token.kind === 'text') {
      this.#at += 1;
      return { kind: 'value', value: token.text };
    }
    if (token.kind === 'number' || (token.text === '-' && this.#peek(1)?.kind === 'number')) {
      const sign = token.text === '-' ? -1 : 1;
      if (sign < 0) this.#at += 1;
      const value = Number((this.#peek() as FormulaToken).text.replaceAll(',', ''));
      this.#at += 1;
      if (this.#peek()?.text === '%') this.#at += 1;
      return Number.isFinite(value) ? { kind: 'value', value: sign * value } : undefined;
    }
    if (this.#takeSymbol('(')) {
      const inner = this.whole();
      return inner && this.#takeSymbol(')') ? inner : undefined;
    }
    if (token.text === '*') {
      this.#at += 1;
      return { kind: 'star' };
    }
    if (this.#takeWord('null')) return { kind: 'null' };
    return token.kind === 'word' && this.#peek(1)?.text === '(' && !keywords.has(token.text.toLowerCase())
      ? this.#call()
      : this.#name();
  }

  #call(): Formula | undefined {
    const fn = (this.#peek() as FormulaToken).text.toLowerCase();
    this.#at += 2;
    const distinct = this.#takeWord('distinct');
    const args = this.#takeSymbol(')') ? [] : this.#list();
    if (!args) return undefined;
    const op = spelled[fn];
    if (op && args.length === 2) return { kind: 'arithmetic', op, args: args as [Formula, Formula] };
    // A type says nothing about meaning.
    if (fn === 'cast' && args[0]) return args[0];
    return { kind: 'call', fn, args, distinct };
  }

  /** Up to and with the closing bracket. */
  #list(): Formula[] | undefined {
    const items: Formula[] = [];
    do {
      const item = this.whole();
      if (!item) return undefined;
      if (this.#takeWord('as')) this.#at += 1;
      items.push(item);
    } while (this.#takeSymbol(','));
    return this.#takeSymbol(')') ? items : undefined;
  }

  /** `table.column`, `column`, or words up to the next sign. */
  #name(): Formula | undefined {
    const parts: string[] = [];
    let exact = false;
    let table: string | undefined;
    for (let token = this.#peek(); token; token = this.#peek()) {
      if (token.kind === 'quotedName') exact = true;
      else if (token.kind !== 'word' || keywords.has(token.text.toLowerCase())) break;
      if (token.kind === 'word' && this.#peek(1)?.text === '(' && parts.length > 0) break;
      parts.push(token.text);
      this.#at += 1;
      const after = this.#peek(1);
      if (this.#peek()?.text === '.' && (after?.kind === 'word' || after?.kind === 'quotedName')) {
        this.#at += 1;
        table = parts.splice(0).join(' ');
        exact = true;
      }
    }
    if (parts.length === 0) return undefined;
    const name = parts.join(' ');
    if (!exact && /^(true|false)$/i.test(name)) return { kind: 'value', value: /^true$/i.test(name) };
    return { kind: 'name', ...(table && { table }), name, exact: exact || /_/.test(name) };
  }

  #peek(ahead = 0): FormulaToken | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #nextIs(word: string): boolean {
    const token = this.#peek();
    return token?.kind === 'word' && token.text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#nextIs(word)) return false;
    this.#at += 1;
    return true;
  }

  #takeSymbol(symbol: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at += 1;
    return true;
  }
}
