import { SqlReader } from './sql-reader.ts';
import type { ComparisonOperator, SqlExpr, SqlOrder, SqlQuery } from './sql-syntax.ts';
import type { SqlToken } from './sql-tokens.ts';

/** Reads expressions, from the loosest binding to the tightest. */
export abstract class SqlExpressionReader extends SqlReader {
  abstract query(): SqlQuery;
  abstract orders(): SqlOrder[];

  list(): SqlExpr[] {
    const found = [this.expr()];
    while (this.take(',')) found.push(this.expr());
    return found;
  }

  expr(): SqlExpr {
    let left = this.conjunction();
    while (this.word('or')) left = { kind: 'binary', op: 'or', left, right: this.conjunction() };
    return left;
  }

  conjunction(): SqlExpr {
    let left = this.negation();
    while (this.word('and')) left = { kind: 'binary', op: 'and', left, right: this.negation() };
    return left;
  }

  negation(): SqlExpr {
    if (this.word('not')) return { kind: 'not', arg: this.negation() };
    return this.comparison();
  }

  comparison(): SqlExpr {
    let left = this.sum();
    for (;;) {
      const negated =
        this.ahead('not') &&
        ['in', 'like', 'ilike', 'between'].some((word) => this.ahead(word, 1)) &&
        this.word('not');
      if (this.word('between')) {
        const low = this.sum();
        this.need('and');
        left = { kind: 'between', arg: left, low, high: this.sum(), negated };
      } else if (this.word('in')) left = this.membership(left, negated);
      else if (this.word('like'))
        left = { kind: 'binary', op: negated ? 'not like' : 'like', left, right: this.sum() };
      else if (this.word('ilike'))
        left = { kind: 'binary', op: negated ? 'not ilike' : 'ilike', left, right: this.sum() };
      else if (this.word('is')) {
        const not = this.word('not');
        if (this.word('null')) left = { kind: 'isNull', arg: left, negated: not };
        else left = { kind: 'binary', op: not ? '<>' : '=', left, right: this.sum() };
      } else {
        const op = this.operator();
        if (!op) return left;
        const quantifier =
          this.word('any') || this.word('some') ? 'any' : this.word('all') ? 'all' : undefined;
        const right = this.sum();
        left = {
          kind: 'binary',
          op,
          left,
          right: quantifier && right.kind === 'query' ? { ...right, quantifier } : right,
        };
      }
    }
  }

  operator(): ComparisonOperator | undefined {
    for (const op of ['=', '<>', '<=', '>=', '<', '>'] as const) if (this.take(op)) return op;
    if (this.take('==')) return '=';
    return this.take('!=') ? '<>' : undefined;
  }

  membership(arg: SqlExpr, negated: boolean): SqlExpr {
    this.need('(');
    const isQuery = this.ahead('select') || this.ahead('with');
    const found: SqlExpr = isQuery
      ? { kind: 'inQuery', arg, query: this.query(), negated }
      : { kind: 'in', arg, values: this.list(), negated };
    this.need(')');
    return found;
  }

  sum(): SqlExpr {
    let left = this.product();
    for (;;) {
      const op = (['+', '-', '||'] as const).find((each) => this.take(each));
      if (!op) return left;
      left = { kind: 'binary', op, left, right: this.product() };
    }
  }

  product(): SqlExpr {
    let left = this.unary();
    for (;;) {
      const op = (['*', '/', '%'] as const).find((each) => this.take(each));
      if (!op) return left;
      left = { kind: 'binary', op, left, right: this.unary() };
    }
  }

  unary(): SqlExpr {
    if (this.take('-')) {
      const arg = this.unary();
      return arg.kind === 'value' && typeof arg.value === 'number'
        ? { kind: 'value', value: -arg.value }
        : { kind: 'negative', arg };
    }
    this.take('+');
    let found = this.primary();
    while (this.take('::')) found = { kind: 'cast', arg: found, to: this.type() };
    return found;
  }

  type(): string {
    const words = [this.name().toLowerCase()];
    while (['precision', 'varying', 'with', 'without', 'time', 'zone'].some((word) => this.ahead(word)))
      words.push(this.name().toLowerCase());
    if (this.take('(')) {
      this.list();
      this.need(')');
    }
    return words.join(' ');
  }

  primary(): SqlExpr {
    const token = this.next();
    if (token.kind === 'number') return { kind: 'value', value: token.value };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'quoted')
      return this.take('.') ? this.column(token.text) : { kind: 'quoted', text: token.text };
    if (token.kind === 'symbol') {
      if (token.text === '*') return { kind: 'star' };
      if (token.text !== '(') throw this.unexpected(-1);
      return this.parenthesised();
    }
    switch (token.lower) {
      case 'null':
        return { kind: 'value', value: null };
      case 'true':
      case 'false':
        return { kind: 'value', value: token.lower === 'true' };
      case 'case':
        return this.cases();
      case 'exists':
        this.need('(');
        return this.closed({ kind: 'exists', query: this.query() });
      case 'cast':
        return this.cast();
      case 'interval':
      case 'date':
      case 'timestamp':
        if (this.peek()?.kind === 'text') {
          const { text } = this.next() as SqlToken & { kind: 'text' };
          return token.lower === 'interval' ? { kind: 'interval', text } : { kind: 'value', value: text };
        }
        break;
      case 'current_date':
      case 'current_timestamp':
        return { kind: 'call', name: 'now', args: [] };
    }
    if (this.take('(')) return this.call(token.lower);
    return this.take('.') ? this.column(token.text) : { kind: 'column', name: token.text };
  }

  column(of: string): SqlExpr {
    if (this.take('*')) return { kind: 'star', of };
    const name = this.name();
    return this.take('.') ? { kind: 'column', of: name, name: this.name() } : { kind: 'column', of, name };
  }

  parenthesised(): SqlExpr {
    if (this.ahead('select') || this.ahead('with'))
      return this.closed({ kind: 'query', query: this.query() });
    return this.closed(this.expr());
  }

  closed(found: SqlExpr): SqlExpr {
    this.need(')');
    return found;
  }

  cast(): SqlExpr {
    this.need('(');
    const arg = this.expr();
    this.need('as');
    return this.closed({ kind: 'cast', arg, to: this.type() });
  }

  cases(): SqlExpr {
    const operand = this.ahead('when') ? undefined : this.expr();
    const when: { if: SqlExpr; result: SqlExpr }[] = [];
    while (this.word('when')) {
      const condition = this.expr();
      this.need('then');
      when.push({ if: condition, result: this.expr() });
    }
    const otherwise = this.word('else') ? this.expr() : undefined;
    this.need('end');
    return { kind: 'case', operand, when, else: otherwise };
  }

  call(name: string): SqlExpr {
    if (name === 'extract') {
      const part = this.name().toLowerCase();
      this.need('from');
      const arg = this.expr();
      return this.closed({ kind: 'call', name, args: [{ kind: 'value', value: part }, arg] });
    }
    const distinct = this.word('distinct');
    const args = this.take(')') ? undefined : this.list();
    if (args) this.need(')');
    const found: SqlExpr & { kind: 'call' } = { kind: 'call', name, args: args ?? [], distinct };
    if (this.word('within')) {
      this.need('group');
      this.need('(');
      this.need('order');
      this.need('by');
      found.within = this.orders()[0]?.by;
      this.need(')');
    }
    if (this.word('filter')) {
      this.need('(');
      this.need('where');
      found.filter = this.expr();
      this.need(')');
    }
    if (this.word('over')) found.window = this.window();
    return found;
  }

  window(): NonNullable<(SqlExpr & { kind: 'call' })['window']> {
    this.need('(');
    let partitionBy: SqlExpr[] = [];
    if (this.word('partition')) {
      this.need('by');
      partitionBy = this.list();
    }
    let orderBy: SqlOrder[] = [];
    if (this.word('order')) {
      this.need('by');
      orderBy = this.orders();
    }
    this.need(')');
    return { partitionBy, orderBy };
  }
}
