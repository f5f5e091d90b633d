// Writes the SQL of a checked query. Every use of a model becomes
// `(select <permitted columns> from t where <row rules>) as alias`, in every branch, stage and subquery:
// there is one place that names a table, and it is `#model`. Identifiers come from the manifest or match
// `namePattern`; every value is bound; what the asker wrote is never part of the text.
import type { AccessRules, Actor } from './access.ts';
import type { CheckedQuery, OutputColumn } from './checked-query.ts';
import { ExpressionWriter } from './emit-expression.ts';
import { some, subqueryOf } from './expression-walk.ts';
import type { Field, FieldType } from './manifest.ts';
import type { Expr, From, OrderItem, Query, Select, SetQuery } from './query.ts';
import type { Statement } from './source.ts';
import { BoundValues, type SqlDialect } from './sql-dialect.ts';
import { familyOf, isText, literalAs, resultTypeOf, unify } from './value-types.ts';

export interface EmitOptions {
  readonly dialect: SqlDialect;
  readonly access: AccessRules;
  readonly actor: Actor;
  /** Fields by `model.field`, hidden ones too: a row rule may stand on a field the actor cannot see. */
  readonly field: (model: string, field: string) => Field | undefined;
  /** The statement gives at most this many rows; all when absent. */
  readonly rows?: number | undefined;
}

/** The statement of a checked query; never fails for a query that passed the check. */
export function emitQuery(checked: CheckedQuery, options: EmitOptions): Statement {
  return new QueryWriter(checked, options).statement();
}

class QueryWriter {
  readonly #checked: CheckedQuery;
  readonly #options: EmitOptions;
  readonly #dialect: SqlDialect;
  readonly #values = new BoundValues();
  readonly #expressions: ExpressionWriter;
  #stages = 0;

  constructor(checked: CheckedQuery, options: EmitOptions) {
    this.#checked = checked;
    this.#options = options;
    this.#dialect = options.dialect;
    this.#expressions = new ExpressionWriter(checked, options.dialect, this.#values, (query, most) =>
      this.#query(query, most),
    );
  }

  statement(): Statement {
    const { sql, values } = this.#dialect.finish(
      this.#query(this.#checked.query, this.#options.rows),
      this.#values,
    );
    const columns = this.#checked.outputs.map(({ name, type }) => ({
      name,
      type: resultTypeOf(type),
      ...(type === 'timestamptz' ? { instant: true } : {}),
    }));
    return { sql, values, columns };
  }

  #query(query: Query, most?: number): string {
    return query.kind === 'set' ? this.#set(query, most) : this.#select(query, most);
  }

  #select(select: Select, most: number | undefined): string {
    const write = this.#expressions;
    if (select.distinct && this.#isOrderedByText(select)) return this.#orderedAfter(select, most);
    const outputs = select.outputs.map(({ expr, as }) => {
      const sql = select.distinct ? write.apart(expr) : write.sql(expr);
      return `${sql} as ${this.#dialect.quote(as)}`;
    });
    const parts = [`select ${select.distinct ? 'distinct ' : ''}${outputs.join(', ')}`];
    const apart = needsTablesApart(select) ? this.#dialect.tableApart : '';
    parts.push(`from ${this.#from(select.from, apart)}`);
    for (const join of select.joins ?? []) {
      const on = join.on.map(([a, b]) => write.equalColumns(a, b));
      parts.push(`${join.kind} join ${this.#from(join.from, apart)} on ${on.join(' and ')}`);
    }
    if (select.where) parts.push(`where ${write.sql(select.where)}`);
    if (select.groupBy) {
      const written = select.outputs.map((output) => JSON.stringify(output.expr));
      const terms = select.groupBy.map((expr) => {
        const position = written.indexOf(JSON.stringify(expr));
        const [sql, apart] = [write.sql(expr), write.apart(expr)];
        return position >= 0 && sql === apart ? String(position + 1) : apart;
      });
      parts.push(`group by ${terms.join(', ')}`);
    }
    if (select.having) parts.push(`having ${write.sql(select.having)}`);
    if (select.orderBy && select.orderBy.length > 0) {
      parts.push(`order by ${select.orderBy.map((item) => this.#orderTerm(item, select)).join(', ')}`);
    }
    return parts.join(' ') + page(select, most);
  }

  #orderTerm(item: OrderItem, select: Select): string {
    const { by } = item;
    const position =
      by.kind === 'output'
        ? select.outputs.findIndex((output) => output.as === by.name)
        : select.outputs.findIndex((output) => JSON.stringify(output.expr) === JSON.stringify(by));
    const output = select.outputs[position];
    const expr = by.kind === 'output' ? output?.expr : by;
    if (!expr) throw new Error('an order names no output, which the check refuses');
    return this.#expressions.orderTerm(
      expr,
      output ? position + 1 : undefined,
      item.direction,
      this.#isNeverNull(expr, select) ? this.#dialect.plainNulls[item.direction] : (item.nulls ?? 'last'),
    );
  }

  /** What is distinct has an order only by what is listed; text is ordered by more than its column. */
  #isOrderedByText(select: Select): boolean {
    return (select.orderBy ?? []).some(({ by }) => {
      const expr = by.kind === 'output' ? select.outputs.find((one) => one.as === by.name)?.expr : by;
      return expr !== undefined && isText(this.#checked.types.get(expr) as FieldType);
    });
  }

  /** A select with its order and page around it. */
  #orderedAfter({ orderBy, limit, offset, ...rest }: Select, most: number | undefined): string {
    const { quote } = this.#dialect;
    this.#stages += 1;
    const stage = quote(`part_${this.#stages}`);
    const order = (orderBy ?? []).map(({ by, direction, nulls }) => {
      const output = rest.outputs.find((one) =>
        by.kind === 'output' ? one.as === by.name : JSON.stringify(one.expr) === JSON.stringify(by),
      );
      if (!output) throw new Error('what is distinct is ordered by what is not listed');
      const type = this.#checked.types.get(output.expr) as FieldType;
      return this.#columnTerm(`${stage}.${quote(output.as)}`, type, { direction, nulls });
    });
    const columns = rest.outputs.map(({ as }) => `${stage}.${quote(as)} as ${quote(as)}`);
    return `select ${columns.join(', ')} from (${this.#select(rest, undefined)}) as ${stage} order by ${order.join(', ')}${page({ limit, offset }, most)}`;
  }

  #columnTerm(column: string, type: FieldType, { direction, nulls }: Omit<OrderItem, 'by'>): string {
    const isLast = nulls ?? 'last';
    if (isText(type)) return this.#expressions.textTerms(column, direction, isLast);
    return this.#dialect.orderTerm(column, undefined, direction, isLast);
  }

  /** True for a column that has no null, unless an outer join makes one; an index can then give the order. */
  #isNeverNull(expr: Expr, select: Select): boolean {
    // MariaDB forgets a plain order of groups that windows stand over, and there no index could help.
    const rows = !select.groupBy && !select.outputs.some((one) => some(one.expr, isWindow));
    if (expr.kind !== 'column' || !rows) return false;
    if (this.#checked.uses.get(expr.of)?.used.get(expr.name)?.nullable !== false) return false;
    return !(select.joins ?? []).some((join) => join.kind === 'left' && join.from.as === expr.of);
  }

  #from(from: From, apart: string): string {
    const as = this.#dialect.quote(from.as);
    if ('query' in from) return `(${this.#query(from.query)}) as ${as}`;
    return `(${this.#model(from.as)}${apart}) as ${as}`;
  }

  #model(alias: string): string {
    const use = this.#checked.uses.get(alias);
    if (!use) throw new Error('an alias names no model, which the check refuses');
    const { quote } = this.#dialect;
    const { model } = use;
    const columns = [...use.used.values()].map(
      (field) => `${this.#column(model.name, field)} as ${quote(field.name)}`,
    );
    const table =
      model.table.schema === undefined
        ? quote(model.table.name)
        : `${quote(model.table.schema)}.${quote(model.table.name)}`;
    const rules = this.#rowConditions(model.name);
    const where = rules.length > 0 ? ` where ${rules.join(' and ')}` : '';
    return `select ${columns.join(', ') || '1 as present'} from ${table}${where}`;
  }

  #column(model: string, visible: Field): string {
    const rule = this.#options.access.maskedFields.find(({ field }) => field === `${model}.${visible.name}`);
    // The visible manifest calls a masked field text; how it is stored is told by the full one.
    const field = this.#options.field(model, visible.name) ?? visible;
    const sql = this.#dialect.read(field, this.#dialect.quote(field.column));
    return rule ? this.#dialect.mask(rule.mask, this.#dialect.text({ sql, type: field.type })) : sql;
  }

  #rowConditions(model: string): string[] {
    const rules = this.#options.access.rowRules.filter((rule) => rule.model === model);
    return rules.map((rule) => {
      const field = this.#options.field(model, rule.field);
      const attributes = this.#options.actor.attributes;
      const attribute = Object.hasOwn(attributes, rule.attribute) ? attributes[rule.attribute] : undefined;
      const wanted = attribute === undefined ? [] : [attribute].flat();
      if (!field || wanted.length === 0) return '1 = 0';
      const column = this.#dialect.read(field, this.#dialect.quote(field.column));
      const bound = wanted.map((value) =>
        this.#dialect.bind(
          this.#values,
          value as string | number,
          literalAs(value as string | number, field.type),
        ),
      );
      if (field.type === 'text') return this.#dialect.textIn(column, bound, field.collation !== undefined);
      return bound.length === 1 ? `${column} = ${bound[0]}` : `${column} in (${bound.join(', ')})`;
    });
  }

  #set(set: SetQuery, most: number | undefined): string {
    const { quote } = this.#dialect;
    const types = this.#partTypes(set);
    const names = (this.#checked.outputsOf.get(set) as readonly OutputColumn[]).map(({ name }) => name);
    const parts = set.parts.map((part) => {
      const outputs = this.#checked.outputsOf.get(part) as readonly OutputColumn[];
      this.#stages += 1;
      const stage = quote(`part_${this.#stages}`);
      const columns = outputs.map((output, position) => {
        const sql = `${stage}.${quote(output.name)}`;
        const widened = this.#dialect.widen({ sql, type: output.type }, types[position] as FieldType);
        return `${widened} as ${quote(names[position] as string)}`;
      });
      return `select ${columns.join(', ')} from (${this.#query(part)}) as ${stage}`;
    });
    const words = {
      union: 'union',
      unionAll: 'union all',
      intersect: 'intersect',
      except: 'except',
    } as const;
    const combined = parts.join(` ${words[set.op]} `);
    // One level more, so that an order and a page stand over the whole on every engine.
    this.#stages += 1;
    const whole = quote(`part_${this.#stages}`);
    const order = (set.orderBy ?? []).map((item) => {
      const position = item.by.kind === 'output' ? names.indexOf(item.by.name) : -1;
      return this.#columnTerm(
        `${whole}.${quote(names[position] as string)}`,
        types[position] as FieldType,
        item,
      );
    });
    const columns = names.map((name) => `${whole}.${quote(name)} as ${quote(name)}`).join(', ');
    const ordered = order.length > 0 ? ` order by ${order.join(', ')}` : '';
    return `select ${columns} from (${combined}) as ${whole}${ordered}${page(set, most)}`;
  }

  #partTypes(set: SetQuery): FieldType[] {
    const parts = set.parts.map((part) => this.#checked.outputsOf.get(part) as readonly OutputColumn[]);
    return (parts[0] as readonly OutputColumn[]).map((output, position) => {
      const types = parts.map((part) => (part[position] as OutputColumn).type);
      return familyOf(output.type) === 'bytes' ? output.type : unify(types);
    });
  }
}

function isWindow(part: Expr): boolean {
  return part.kind === 'window';
}

/** True where windows are computed over rows that a subquery chooses; see `tableApart`. */
function needsTablesApart({ outputs, where }: Select): boolean {
  return (
    where !== undefined &&
    some(where, (part) => subqueryOf(part) !== undefined) &&
    outputs.some(({ expr }) => some(expr, isWindow))
  );
}

/** The page of a query; integers of the grammar, cut to what may be read. */
function page(
  query: { limit?: number | undefined; offset?: number | undefined },
  most: number | undefined,
): string {
  const limits = [query.limit, most].filter((limit): limit is number => limit !== undefined);
  // MySQL and SQLite know no offset without a limit.
  const limit = limits.length > 0 ? Math.min(...limits) : query.offset ? 1_000_000_000 : undefined;
  const limited = limit === undefined ? '' : ` limit ${Math.trunc(limit)}`;
  return query.offset ? `${limited} offset ${Math.trunc(query.offset)}` : limited;
}
