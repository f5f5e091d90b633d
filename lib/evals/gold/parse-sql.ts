// Reads the SQL of suites, in the dialects of PostgreSQL and SQLite as far as they are used there. Only
// the evals read SQL, and only to see what a plan can express; nothing read here is ever run from here.
import { SqlExpressionReader } from './sql-expression-reader.ts';
import type { SqlExpr, SqlFrom, SqlOrder, SqlPage, SqlQuery, SqlSelect } from './sql-syntax.ts';

const afterTable = new Set(
  'where group having order limit offset union intersect except on using join inner left right full cross natural window as'.split(
    ' ',
  ),
);
const afterOutput = new Set([
  ...afterTable,
  'from',
  'asc',
  'desc',
  'nulls',
  'and',
  'or',
  'then',
  'else',
  'end',
  'when',
]);

/** @throws SyntaxError for SQL that this reader does not know. */
export function parseSql(sql: string): SqlQuery {
  const parser = new QueryReader(sql);
  const query = parser.query();
  parser.take(';');
  parser.end();
  return query;
}

class QueryReader extends SqlExpressionReader {
  query(): SqlQuery {
    const ctes = this.word('with') ? this.ctes() : undefined;
    let left = this.intersection();
    for (;;) {
      const op = this.setOperator('union', 'except');
      if (!op) break;
      left = { kind: 'set', op, left, right: this.intersection() };
    }
    const page = this.page();
    if (Object.keys(page).length > 0) left = { ...left, ...page };
    return ctes ? { ...left, ctes } : left;
  }

  ctes(): Map<string, SqlQuery> {
    const found = new Map<string, SqlQuery>();
    if (this.word('recursive')) throw this.unexpected();
    do {
      const name = this.name();
      if (this.take('(')) throw this.unexpected();
      this.need('as');
      this.word('materialized');
      this.need('(');
      found.set(name.toLowerCase(), this.query());
      this.need(')');
    } while (this.take(','));
    return found;
  }

  intersection(): SqlQuery {
    let left = this.part();
    while (this.setOperator('intersect')) left = { kind: 'set', op: 'intersect', left, right: this.part() };
    return left;
  }

  setOperator(
    ...words: ('union' | 'except' | 'intersect')[]
  ): 'union' | 'unionAll' | 'except' | 'intersect' | undefined {
    const word = words.find((each) => this.word(each));
    if (!word) return undefined;
    const all = this.word('all');
    if (all && word !== 'union') throw this.unexpected();
    return all ? 'unionAll' : word;
  }

  part(): SqlQuery {
    if (this.take('(')) {
      const query = this.query();
      this.need(')');
      return query;
    }
    return this.select();
  }

  select(): SqlSelect {
    this.need('select');
    const distinct = this.word('distinct');
    const distinctOn = distinct && this.word('on');
    if (distinctOn) {
      this.need('(');
      this.list();
      this.need(')');
    }
    if (!distinct) this.word('all');
    const outputs: SqlSelect['outputs'] = [];
    do outputs.push({ expr: this.expr(), as: this.alias(afterOutput) });
    while (this.take(','));
    const from = this.word('from') ? this.tables() : [];
    const where = this.word('where') ? this.expr() : undefined;
    const groupBy = this.word('group') ? this.grouping() : [];
    const having = this.word('having') ? this.expr() : undefined;
    return {
      kind: 'select',
      distinct,
      ...(distinctOn && { distinctOn }),
      outputs,
      from,
      where,
      groupBy,
      having,
    };
  }

  grouping(): SqlExpr[] {
    this.need('by');
    return this.list();
  }

  tables(): SqlFrom[] {
    const found: SqlFrom[] = [this.table('first')];
    for (;;) {
      if (this.take(',')) {
        found.push(this.table('cross'));
        continue;
      }
      const natural = this.word('natural');
      const join = this.joinKind();
      if (!join) return found;
      const table = this.table(join);
      const on = this.word('on') ? this.expr() : undefined;
      const using = !on && this.word('using') ? this.names() : undefined;
      found.push({ ...table, on, using, natural });
    }
  }

  joinKind(): 'inner' | 'left' | 'cross' | 'other' | undefined {
    if (this.word('join')) return 'inner';
    for (const [word, kind] of [
      ['inner', 'inner'],
      ['left', 'left'],
      ['cross', 'cross'],
      ['right', 'other'],
      ['full', 'other'],
    ] as const) {
      if (!this.word(word)) continue;
      this.word('outer');
      this.need('join');
      return kind;
    }
    return undefined;
  }

  table(join: SqlFrom['join']): SqlFrom {
    if (this.take('(')) {
      const query = this.query();
      this.need(')');
      return { query, alias: this.alias(afterTable) ?? '', join };
    }
    let table = this.name();
    while (this.take('.')) table = this.name();
    if (this.take('(')) throw this.unexpected();
    return { table, alias: this.alias(afterTable) ?? table, join };
  }

  names(): string[] {
    this.need('(');
    const found = [this.name()];
    while (this.take(',')) found.push(this.name());
    this.need(')');
    return found;
  }

  page(): SqlPage {
    const page: SqlPage = {};
    if (this.word('order')) {
      this.need('by');
      page.orderBy = this.orders();
    }
    for (;;) {
      if (this.word('limit')) page.limit = this.number();
      else if (this.word('offset')) page.offset = this.number();
      else return page;
      if (page.limit !== undefined && this.take(',')) {
        page.offset = page.limit;
        page.limit = this.number();
      }
    }
  }

  orders(): SqlOrder[] {
    const found: SqlOrder[] = [];
    do {
      const by = this.expr();
      const direction = this.word('desc') ? 'desc' : 'asc';
      if (direction === 'asc') this.word('asc');
      if (this.word('nulls') && !this.word('first')) this.need('last');
      found.push({ by, direction });
    } while (this.take(','));
    return found;
  }

  alias(reserved: ReadonlySet<string>): string | undefined {
    if (this.word('as')) return this.name();
    const token = this.peek();
    if (token?.kind === 'quoted' || (token?.kind === 'word' && !reserved.has(token.lower)))
      return this.name();
    return undefined;
  }
}
