// SQLite reads the query of an `exists` once for every row around it. Where no index finds its rows by their key,
// that is every row for every row; the same said as a set of keys is read once.
import type { CheckedQuery } from './checked-query.ts';
import { childrenOf, columnsIn, columnsUnder, expressionsOf, some, subqueryOf } from './expression-walk.ts';
import type { Expr, Query, Select } from './query.ts';

type Column = Extract<Expr, { kind: 'column' }>;

export interface KeySet {
  /** Columns of the query around, in the order of the outputs of `keys`. */
  readonly outer: readonly Column[];
  /** Gives the keys that exist, none of them null; names nothing of the query around. */
  readonly keys: Select;
}

/**
 * The query of an `exists` as a set of keys; undefined where an index finds its rows anyway, where the engine
 * sees to it itself, or where more than equal keys ties it to the query around.
 */
export function asKeySet(query: Query, checked: CheckedQuery): KeySet | undefined {
  if (query.kind !== 'select' || !checked.correlated.has(query) || !isPlain(query)) return undefined;
  const within = new Set(aliasesIn(query));
  const isWithin = ({ of }: Column): boolean => within.has(of);
  const { where, ...rows } = query;
  if (![...columnsIn(rows)].every(isWithin)) return undefined;
  const ties: { inner: Column; outer: Column }[] = [];
  const rest: Expr[] = [];
  for (const condition of conjuncts(where)) {
    if ([...columnsUnder(condition)].every(isWithin)) {
      rest.push(condition);
      continue;
    }
    const tie = tieOf(condition, within, checked);
    if (!tie) return undefined;
    ties.push(tie);
  }
  if (!ties.some(({ inner }) => isScanned(inner, checked))) return undefined;
  const known = ties.map(({ inner }): Expr => ({ kind: 'not', arg: { kind: 'isNull', arg: inner } }));
  return {
    outer: ties.map(({ outer }) => outer),
    keys: {
      kind: 'select',
      from: query.from,
      ...(query.joins && { joins: query.joins }),
      outputs: ties.map(({ inner }, position) => ({ expr: inner, as: `key_${position + 1}` })),
      where: { kind: 'and', args: [...rest, ...known] },
    },
  };
}

/** Rows as they are kept: a page or a group of none of them could still be one row. */
function isPlain(query: Select): boolean {
  const isGrouped = query.groupBy !== undefined || query.having !== undefined;
  const isPaged = query.limit !== undefined || query.offset !== undefined;
  const counts = query.outputs.some(({ expr }) => some(expr, ({ kind }) => kind === 'aggregate'));
  return !isGrouped && !isPaged && !counts;
}

function conjuncts(where: Expr | undefined): readonly Expr[] {
  if (!where) return [];
  return where.kind === 'and' ? where.args.flatMap(conjuncts) : [where];
}

/** A column of the query that is equal to one of the query around, kept alike. */
function tieOf(
  condition: Expr,
  within: ReadonlySet<string>,
  checked: CheckedQuery,
): { inner: Column; outer: Column } | undefined {
  if (condition.kind !== 'compare' || condition.op !== 'eq') return undefined;
  const [a, b] = condition.args;
  if (a.kind !== 'column' || b.kind !== 'column') return undefined;
  if (checked.types.get(a) !== checked.types.get(b)) return undefined;
  if (within.has(a.of) === within.has(b.of)) return undefined;
  return within.has(a.of) ? { inner: a, outer: b } : { inner: b, outer: a };
}

function isScanned({ of, name }: Column, checked: CheckedQuery): boolean {
  return checked.uses.get(of)?.used.get(name)?.indexed === false;
}

/** Every alias that the query gives, those of its parts and subqueries too. */
function* aliasesIn(query: Query): Generator<string> {
  if (query.kind === 'set') {
    for (const part of query.parts) yield* aliasesIn(part);
    return;
  }
  for (const from of [query.from, ...(query.joins ?? []).map((join) => join.from)]) {
    yield from.as;
    if ('query' in from) yield* aliasesIn(from.query);
  }
  for (const expr of expressionsOf(query)) yield* aliasesUnder(expr);
}

function* aliasesUnder(expr: Expr): Generator<string> {
  const query = subqueryOf(expr);
  if (query) yield* aliasesIn(query);
  for (const child of childrenOf(expr)) yield* aliasesUnder(child);
}
