// Selects over selects that a plan can say in one: counting distinct values, and the first of each group.
import type { SqlExpr, SqlSelect } from './sql-syntax.ts';
import { hasAggregate } from './value-from-sql.ts';

/** A name of a `with` stands for its query. */
export function withoutCtes(select: SqlSelect): SqlSelect {
  const { ctes } = select;
  if (!ctes) return select;
  return {
    ...select,
    from: select.from.map((from) => {
      const query = from.table === undefined ? undefined : ctes.get(from.table.toLowerCase());
      return query ? { ...from, table: undefined, query } : from;
    }),
  };
}

/** `select count(*) from (select distinct a from t)` counts the distinct values of `a`. */
export function countOfValues(select: SqlSelect): SqlSelect | undefined {
  const inner = innerOf(select);
  const [output] = select.outputs;
  if (!inner || !output || select.outputs.length !== 1 || select.where) return undefined;
  const { expr, as } = output;
  if (expr.kind !== 'call' || expr.name !== 'count' || inner.having || inner.limit !== undefined)
    return undefined;
  const values =
    inner.distinct && inner.groupBy.length === 0 ? inner.outputs.map((each) => each.expr) : inner.groupBy;
  const [value] = values;
  if (values.length !== 1 || !value || hasAggregate(value) || (inner.distinct && inner.groupBy.length > 0))
    return undefined;
  const count: SqlExpr = { kind: 'call', name: 'count', args: [value], distinct: true };
  return { ...inner, distinct: false, groupBy: [], orderBy: undefined, outputs: [{ expr: count, as }] };
}

export interface FirstOfEach {
  /** The inner select with the outputs of the outer one, and then those of `by` that it lacks. */
  readonly select: SqlSelect;
  /** Places of the outputs that make the groups. */
  readonly by: readonly number[];
  readonly limit: number;
  /** How many outputs the outer select has. */
  readonly shown: number;
}

const ranks = ['rank', 'row_number', 'dense_rank'];

/** `select … from (select …, rank() over (partition by a order by b) as r from t) where r <= n` */
export function firstOfEach(select: SqlSelect): FirstOfEach | undefined {
  const inner = innerOf(select);
  const ranked = inner?.outputs.find(({ expr }) => expr.kind === 'call' && expr.window);
  const limit = rankLimit(select.where, ranked?.as);
  if (!inner || ranked?.expr.kind !== 'call' || !ranked.expr.window || limit === undefined) return undefined;
  if (!ranks.includes(ranked.expr.name)) return undefined;
  const { partitionBy, orderBy } = ranked.expr.window;
  const shown = select.outputs.flatMap(
    ({ expr }) =>
      inner.outputs.find(
        (each) => expr.kind === 'column' && (each.as ?? columnName(each.expr)) === expr.name,
      ) ?? [],
  );
  if (shown.length < select.outputs.length) return undefined;
  const lacking = partitionBy.filter((key) => !shown.some(({ expr }) => alike(expr, key)));
  const outputs = [...shown, ...lacking.map((expr) => ({ expr }))];
  return {
    select: { ...inner, outputs, orderBy: [...orderBy] },
    by: partitionBy.map((key) => outputs.findIndex(({ expr }) => alike(expr, key))),
    limit,
    shown: shown.length,
  };
}

function innerOf({ from, groupBy }: SqlSelect): SqlSelect | undefined {
  const inner = from[0]?.query;
  return from.length === 1 && groupBy.length === 0 && inner?.kind === 'select' ? inner : undefined;
}

function rankLimit(where: SqlExpr | undefined, rank: string | undefined): number | undefined {
  if (where?.kind !== 'binary' || where.left.kind !== 'column' || where.left.name !== rank) return undefined;
  const value = where.right.kind === 'value' ? Number(where.right.value) : Number.NaN;
  if (where.op === '=') return value === 1 ? 1 : undefined;
  return where.op === '<=' ? value : where.op === '<' ? value - 1 : undefined;
}

function alike(one: SqlExpr, other: SqlExpr): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function columnName(expr: SqlExpr): string | undefined {
  return expr.kind === 'column' ? expr.name : undefined;
}
