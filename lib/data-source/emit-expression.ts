import type { CheckedQuery } from './checked-query.ts';
import { foldText } from './fold-text.ts';
import type { FieldType } from './manifest.ts';
import type { CompareOperator, Expr, OrderItem, Query } from './query.ts';
import type { BoundValues, SqlDialect, Typed } from './sql-dialect.ts';
import { familyOf, literalAs, unify } from './value-types.ts';

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
  }

  /** Two columns of a join; keys kept as text and as numbers are compared as text. */
  equalColumns(a: Kind<'column'>, b: Kind<'column'>): string {
    const [left, right] = [this.#typed(a), this.#typed(b)];
    if (familyOf(left.type) === familyOf(right.type)) return this.#compare('eq', left, right);
    return `${this.#dialect.text(left)} = ${this.#dialect.text(right)}`;
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
        return this.#compare(expr.op, this.#typed(expr.args[0]), this.#typed(expr.args[1]));
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
        return `(exists (${this.#query(expr.query)}))`;
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

  #compare(op: CompareOperator, a: Typed, b: Typed): string {
    const type = unify([a.type, b.type]);
    return `(${this.#dialect.widen(a, type)} ${operators[op]} ${this.#dialect.widen(b, type)})`;
  }

  #in(expr: Kind<'in'>): string {
    const arg = this.#typed(expr.arg);
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
    if (expr.fn === 'count') return `count(${distinct ? 'distinct ' : ''}${narrowed.sql})`;
    if (expr.fn === 'median') return this.#dialect.median(narrowed);
    return this.#dialect.aggregate(expr.fn, narrowed, distinct);
  }

  #window(expr: Kind<'window'>): string {
    const args = this.#windowArguments(expr);
    const partition = expr.partitionBy?.length
      ? `partition by ${expr.partitionBy.map((part) => this.sql(part)).join(', ')}`
      : '';
    const order = expr.orderBy?.length
      ? `order by ${expr.orderBy.map((item) => this.#windowOrder(item)).join(', ')}`
      : '';
    const over = [partition, order].filter((part) => part !== '').join(' ');
    return `${args} over (${over})`;
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
    return this.#dialect.orderTerm(this.sql(item.by), undefined, item.direction, item.nulls ?? 'last');
  }

  #zone(expr: Kind<'bucket'> | Kind<'datePart'>): string | undefined {
    if (expr.timeZone === undefined || expr.timeZone === 'UTC') return undefined;
    return this.#typeOf(expr.arg) === 'timestamptz' ? expr.timeZone : undefined;
  }

  #text(expr: Kind<'text'>): string {
    const subject = this.#dialect.fold(this.#dialect.text(this.#typed(expr.arg)));
    const wanted = foldText(expr.value);
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
    if (expr.fn === 'nullIf') return `nullif(${this.#alike(expr.args).join(', ')})`;
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
