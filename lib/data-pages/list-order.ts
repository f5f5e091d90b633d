// The order of a list and where in it a page begins. A page is found by the values of its first row, never
// by counting rows up to it, so the thousandth page of a large table costs what the first does.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Expr, OrderItem } from '../data-source/query.ts';
import type { Position } from './row-key.ts';

export interface ListOrder {
  /** What is sorted by before the key; absent when the key alone gives the order. */
  readonly sort?: { readonly field: Field; readonly column: Expr };
  readonly key: readonly { readonly field: Field; readonly column: Expr }[];
  readonly direction: 'asc' | 'desc';
}

type Term = { readonly field: Field; readonly column: Expr };
type Value = NonNullable<Position['sort']>;

/** Columns of one base table by which rows are ordered; `as` is the table's alias. */
export function listOrder(
  model: Model,
  as: string,
  sort: Field | undefined,
  direction: 'asc' | 'desc',
): ListOrder {
  const term = (field: Field): Term => ({ field, column: { kind: 'column', of: as, name: field.name } });
  const key = model.primaryKey.flatMap((name) => model.fields.filter((field) => field.name === name));
  const single = sort && key.length === 1 && key[0]?.name === sort.name;
  return { ...(sort && !single ? { sort: term(sort) } : {}), key: key.map(term), direction };
}

/** `backwards` reads the page before: the same order from its other end, nulls last becoming nulls first. */
export function orderItems({ sort, key, direction }: ListOrder, backwards: boolean): OrderItem[] {
  const along = backwards === (direction === 'asc') ? 'desc' : 'asc';
  return [
    ...(sort ? [{ by: sort.column, direction: along, nulls: backwards ? 'first' : 'last' } as const] : []),
    ...key.map(({ column }): OrderItem => ({ by: column, direction: along })),
  ];
}

/** True of the rows that come after `position` in the order, or before it when `backwards`. */
export function beyond(order: ListOrder, position: Position, backwards: boolean): Expr {
  const up = backwards !== (order.direction === 'asc');
  const keyed = lexical(order.key, position.key, up);
  if (!order.sort) return keyed;
  const { field, column } = order.sort;
  const isNull: Expr = { kind: 'isNull', arg: column };
  const value = position.sort ?? null;
  if (value === null) {
    const among: Expr = { kind: 'and', args: [isNull, keyed] };
    return backwards ? { kind: 'or', args: [{ kind: 'not', arg: isNull }, among] } : among;
  }
  const past = lexical([order.sort, ...order.key], [value, ...position.key], up);
  return field.nullable && !backwards ? { kind: 'or', args: [past, isNull] } : past;
}

/**
 * `(a, b) > (x, y)` as `a >= x and (a > x or b > y)`: the first part is a range of one column, which an
 * index can begin at; a bare `or` is not.
 */
function lexical(terms: readonly Term[], values: readonly Value[], up: boolean): Expr {
  const [term, ...more] = terms;
  const [value] = values;
  if (!term || value === undefined) throw new Error('a position has a value for each part of the order');
  const compare = (op: 'gt' | 'gte' | 'lt' | 'lte'): Expr => ({
    kind: 'compare',
    op,
    args: [term.column, { kind: 'value', value, type: term.field.type }],
  });
  if (more.length === 0) return compare(up ? 'gt' : 'lt');
  return {
    kind: 'and',
    args: [
      compare(up ? 'gte' : 'lte'),
      { kind: 'or', args: [compare(up ? 'gt' : 'lt'), lexical(more, values.slice(1), up)] },
    ],
  };
}
