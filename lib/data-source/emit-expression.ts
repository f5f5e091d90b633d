import type { CheckedQuery } from './checked-query.ts';
import { asKeySet } from './key-set.ts';
import type { FieldType } from './manifest.ts';
import type { CompareOperator, Expr, OrderItem, Query } from './query.ts';
import type { BoundValues, SqlDialect, Typed } from './sql-dialect.ts';
import { TextOrder } from './text-order.ts';
import { familyOf, isText, literalAs, unify } from './value-types.ts';

type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>;

const operators: Readonly<Record<CompareOperator, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};
const windowWords: Readonly<Record<Kind<'window'>['fn'], string>> = {
  rank: 'rank',
  denseRank: 'dense_rank',
  rowNumber: 'row_number',
  lag: 'lag',
  lead: 'lead',
  sum: 'sum',
  avg: 'avg',
  count: 'count',
  min: 'min',
  max: 'max',
};

/** Writes expressions of a checked query; a fragment that holds an operator stands in brackets. */
export class ExpressionWriter {
  readonly #checked: CheckedQuery;
  readonly #dialect: SqlDialect;
  readonly #values: BoundValues;
  readonly #query: (query: Query, most?: number) => string;
  readonly #order: TextOrder;
  #stages = 0;

  constructor(
    checked: CheckedQuery,
    dialect: SqlDialect,
    values: BoundValues,
    query: (query: Query, most?: number) => string,
  ) {
    this.#checked = checked;
    this.#dialect = dialect;
    this.#values = values;
    this.#query = query;
    this.#order = new TextOrder(checked, dialect);
  }

  /** Two columns of a join; keys kept as text and as numbers are compared as text. */
  equalColumns(a: Kind<'column'>, b: Kind<'column'>): string {
    const [left, right] = [this.#typed(a), this.#typed(b)];
    if (familyOf(left.type) === familyOf(right.type)) return this.#compare('eq', a, b);
    return this.#dialect.equalText(this.#dialect.text(left), this.#dialect.text(right), false);
  }

  /** As `group by`, `distinct` and a partition take it: no two different texts for one. */
  apart(expr: Expr): string {
    const sql = this.sql(expr);
    return isText(this.#typeOf(expr)) ? this.#dialect.exact(sql) : sql;
  }

  /** A term of an order; `position` is that of the output it is. */
  orderTerm(
    expr: Expr,
    position: number | undefined,
    direction: OrderItem['direction'],
    nulls: 'first' | 'last',
  ): string {
    const sql = this.sql(expr);
    if (!this.#order.isByLetters(expr)) return this.#dialect.orderTerm(sql, position, direction, nulls);
    return this.#order.terms(sql, direction, nulls);
  }

  /** The same for a column of text of a query around. */
  textTerms(column: string, direction: OrderItem['direction'], nulls: 'first' | 'last'): string {
    return this.#order.terms(column, direction, nulls);
  }

  sql(expr: Expr): string {
    const dialect = this.#dialect;
    switch (expr.kind) {
      case 'column':
        return `${dialect.quote(expr.of)}.${dialect.quote(expr.name)}`;
      case 'value':
        return dialect.bind(this.#values, expr.value, this.#typeOf(expr));
      case 'null':
        return dialect.nullOf(expr.type);
      case 'arithmetic': {
        const args = [this.#typed(expr.args[0]), this.#typed(expr.args[1])] as const;
        return dialect.arithmetic(expr.op, args, this.#typeOf(expr));
      }
      case 'compare':
        return this.#compare(expr.op, expr.args[0], expr.args[1]);
      case 'same': {
        const [a, b] = this.#alike(expr.args);
        return dialect.same(a as string, b as string);
      }
      case 'and':
      case 'or':
        return `(${expr.args.map((arg) => this.sql(arg)).join(` ${expr.kind} `)})`;
      case 'not':
        return `(not ${this.sql(expr.arg)})`;
      case 'isNull':
        return `(${this.sql(expr.arg)} is null)`;
      case 'in':
        return this.#in(expr);
      case 'inQuery':
        return this.#inQuery(expr);
      case 'exists':
        return this.#exists(expr);
      case 'scalar':
        return `(${this.#query(expr.query, 1)})`;
      case 'case':
        return this.#case(expr);
      case 'aggregate':
        return this.#aggregate(expr);
      case 'window':
        return this.#window(expr);
      case 'bucket':
        return dialect.bucket(expr.unit, this.#typed(expr.arg), this.#zone(expr), this.#values);
      case 'datePart':
        return dialect.datePart(expr.part, this.#typed(expr.arg), this.#zone(expr), this.#values);
      case 'dateDifference':
        return dialect.dateDifference(expr.unit, this.#typed(expr.from), this.#typed(expr.to));
      case 'text':
        return this.#text(expr);
      case 'function':
        return this.#function(expr);
      case 'cast':
        return dialect.cast(this.#typed(expr.arg), expr.to);
    }
  }

  #exists({ query }: Kind<'exists'>): string {
    const set = asKeySet(query, this.#checked);
    if (!set) return `(exists (${this.#query(query)}))`;
    const outer = set.outer.map((key) => this.apart(key));
    // A null is in no set; without these, what is denied would be neither true nor false.
    const known = set.outer.map((key) => `${this.sql(key)} is not null`);
    const keys = outer.length === 1 ? outer[0] : `(${outer.join(', ')})`;
    return `(${known.join(' and ')} and ${keys} in (${this.#query(set.keys)}))`;
  }

  #typeOf(expr: Expr): FieldType {
    const type = this.#checked.types.get(expr);
    if (type === undefined) throw new Error('an expression was not checked');
    return type;
  }

  #typed(expr: Expr): Typed {
    return { sql: this.sql(expr), type: this.#typeOf(expr) };
  }

  /** Fragments of one type, so that they can be compared or stand in one column. */
  #alike(args: readonly Expr[]): string[] {
    const typed = args.map((arg) => this.#typed(arg));
    const type = unify(typed.map((one) => one.type));
    return typed.map((one) => this.#dialect.widen(one, type));
  }

  #compare(op: CompareOperator, a: Expr, b: Expr): string {
    const [left, right] = [this.#typed(a), this.#typed(b)];
    const type = unify([left.type, right.type]);
    if (isText(type)) {
      if (op === 'eq') return this.#dialect.equalText(left.sql, right.sql, this.#hasIndex([a, b]));
      if (op !== 'ne') {
        const places = this.#order.isOfKeys([a, b])
          ? [left.sql, right.sql]
          : [this.#placed(a, left), this.#placed(b, right)];
        return `(${places.join(` ${operators[op]} `)})`;
      }
    }
    return `(${this.#dialect.widen(left, type)} ${operators[op]} ${this.#dialect.widen(right, type)})`;
  }

  /** A text as two values that compare in the order of text. */
  #placed(expr: Expr, { sql }: Typed): string {
    const known = expr.kind === 'value' ? this.#dialect.folded(String(expr.value)) : undefined;
    const folded =
      known === undefined ? this.#dialect.fold(sql) : this.#dialect.bind(this.#values, known, 'text');
    return `(${folded}, ${this.#dialect.inOrder(sql)})`;
  }

  /** Whether these are of one collation that takes different text for equal, and its index may help. */
  #hasIndex(args: readonly Expr[]): boolean {
    const collations = args
      .filter(({ kind }) => kind !== 'value')
      .map((arg) => this.#order.fieldOf(arg)?.field.collation);
    return collations[0] !== undefined && collations.every((collation) => collation === collations[0]);
  }

  #in(expr: Kind<'in'>): string {
    const arg = this.#typed(expr.arg);
    if (isText(arg.type)) {
      const list = expr.values.map((value) => this.#dialect.bind(this.#values, value, 'text'));
      return this.#dialect.textIn(arg.sql, list, this.#hasIndex([expr.arg]));
    }
    const literals = expr.values.map((value) => literalAs(value, arg.type));
    const type = unify([arg.type, ...literals]);
    const bound = expr.values.map((value, position) => {
      const literal = literals[position] as FieldType;
      return this.#dialect.widen(
        { sql: this.#dialect.bind(this.#values, value, literal), type: literal },
        type,
      );
    });
    return `(${this.#dialect.widen(arg, type)} in (${bound.join(', ')}))`;
  }

  #inQuery(expr: Kind<'inQuery'>): string {
    const arg = this.#typed(expr.arg);
    const outputs = this.#checked.outputsOf.get(expr.query);
    const output = outputs?.[0];
    if (!output) throw new Error('a query of values has no output, which the check refuses');
    const type = unify([arg.type, output.type]);
    const left = this.#dialect.widen(arg, type);
    if (this.#checked.correlated.has(expr.query)) return `(${left} in (${this.#query(expr.query)}))`;
    // A stage around it, because MySQL takes no limit here; and without nulls, of which a single one
    // would make `not in` hold for no row.
    this.#stages += 1;
    const stage = this.#dialect.quote(`list_${this.#stages}`);
    const column = `${stage}.${this.#dialect.quote(output.name)}`;
    const widened = this.#dialect.widen({ sql: column, type: output.type }, type);
    return `(${left} in (select ${widened} from (${this.#query(expr.query)}) as ${stage} where ${column} is not null))`;
  }

  #case(expr: Kind<'case'>): string {
    const results = [...expr.when.map((branch) => branch.result), ...(expr.else ? [expr.else] : [])];
    const alike = this.#alike(results);
    const branches = expr.when.map(
      (branch, position) => `when ${this.sql(branch.if)} then ${alike[position]}`,
    );
    const otherwise = expr.else ? ` else ${alike.at(-1)}` : '';
    return `(case ${branches.join(' ')}${otherwise} end)`;
  }

  #aggregate(expr: Kind<'aggregate'>): string {
    const filter = expr.filter ? this.sql(expr.filter) : undefined;
    const kept = (sql: string) => (filter === undefined ? sql : `case when ${filter} then ${sql} end`);
    if (!expr.arg) return filter === undefined ? 'count(*)' : `count(${kept('1')})`;
    const value = this.#typed(expr.arg);
    const narrowed: Typed = { sql: kept(value.sql), type: value.type };
    const distinct = expr.distinct ?? false;
    if (expr.fn === 'count') {
      const counted = distinct && isText(value.type) ? this.#dialect.exact(narrowed.sql) : narrowed.sql;
      return `count(${distinct ? 'distinct ' : ''}${counted})`;
    }
    if (expr.fn === 'median') return this.#dialect.median(narrowed);
    if (isText(value.type)) return this.#order.end(expr.fn as 'min' | 'max', narrowed.sql, expr.arg);
    return this.#dialect.aggregate(expr.fn, narrowed, distinct);
  }

  #window(expr: Kind<'window'>): string {
    const partition = expr.partitionBy?.length
      ? `partition by ${expr.partitionBy.map((part) => this.apart(part)).join(', ')}`
      : '';
    const order = expr.orderBy?.length
      ? `order by ${expr.orderBy.map((item) => this.#windowOrder(item)).join(', ')}`
      : '';
    const over = ` over (${[partition, order].filter((part) => part !== '').join(' ')})`;
    const { arg, fn } = expr;
    if (arg && (fn === 'min' || fn === 'max') && isText(this.#typeOf(arg)))
      return this.#order.end(fn, this.sql(arg), arg, over);
    return `${this.#windowArguments(expr)}${over}`;
  }

  #windowArguments(expr: Kind<'window'>): string {
    const word = windowWords[expr.fn];
    if (!expr.arg) return expr.fn === 'count' ? 'count(*)' : `${word}()`;
    const value = this.#typed(expr.arg);
    if (expr.fn === 'sum' || expr.fn === 'avg' || expr.fn === 'min' || expr.fn === 'max') {
      return this.#dialect.aggregate(expr.fn, value, false);
    }
    const offset = expr.fn === 'lag' || expr.fn === 'lead' ? `, ${Math.trunc(expr.offset ?? 1)}` : '';
    return `${word}(${value.sql}${offset})`;
  }

  #windowOrder(item: OrderItem): string {
    if (item.by.kind === 'output')
      throw new Error('a window is ordered by an output, which the check refuses');
    return this.orderTerm(item.by, undefined, item.direction, item.nulls ?? 'last');
  }

  #zone(expr: Kind<'bucket'> | Kind<'datePart'>): string | undefined {
    if (expr.timeZone === undefined || expr.timeZone === 'UTC') return undefined;
    return this.#typeOf(expr.arg) === 'timestamptz' ? expr.timeZone : undefined;
  }

  #text(expr: Kind<'text'>): string {
    const subject = this.#dialect.fold(this.#dialect.text(this.#typed(expr.arg)));
    const wanted = this.#dialect.folded(expr.value);
    const bound = (value: string) => this.#dialect.bind(this.#values, value, 'text');
    if (expr.op === 'equals') return `(${subject} = ${bound(wanted)})`;
    const literal = wanted.replace(/[!%_]/g, '!$&');
    const pattern = {
      contains: `%${literal}%`,
      startsWith: `${literal}%`,
      endsWith: `%${literal}`,
      like: wanted.replaceAll('!', '!!'),
    }[expr.op];
    return `(${subject} like ${bound(pattern)} escape '!')`;
  }

  #function(expr: Kind<'function'>): string {
    if (expr.fn === 'coalesce') {
      return `coalesce(${this.#alike(expr.args).join(', ')})`;
    }
    if (expr.fn === 'nullIf') {
      const [value, other] = expr.args as [Expr, Expr];
      const [kept] = this.#alike(expr.args);
      return `(case when ${this.#compare('eq', value, other)} then null else ${kept} end)`;
    }
    if (expr.fn === 'round' && expr.args[1]?.kind === 'value') {
      const digits = { sql: String(Math.trunc(Number(expr.args[1].value))), type: 'integer' as const };
      return this.#dialect.scalar('round', [this.#typed(expr.args[0] as Expr), digits], this.#typeOf(expr));
    }
    return this.#dialect.scalar(
      expr.fn,
      expr.args.map((arg) => this.#typed(arg)),
      this.#typeOf(expr),
    );
  }
}
