// The first rows of each group: rows are numbered within their group, and only the low numbers stay.
import type { OrderItem, Query } from '../data-source/query.ts';
import { invalidPlan } from './lower-invalid.ts';
import { columnOf, type Environment } from './lower-scope.ts';

interface Rows {
  readonly query: Query;
  /** Outputs that are shown; others of `query` only serve the order. */
  readonly visible: readonly string[];
}

interface Top {
  readonly by: readonly string[];
  readonly limit: number;
  /** Order within a group, over outputs of the rows. */
  readonly within: readonly OrderItem[];
  readonly orderBy: readonly OrderItem[];
}

interface Page {
  readonly limit?: number;
  readonly offset?: number;
}

export function topPerGroup(rows: Rows, top: Top, page: Page, env: Environment): Query {
  for (const name of top.by)
    if (!rows.visible.includes(name)) throw invalidPlan(`topPerGroup: ${name} is not an output`);
  const from = env.alias('rows');
  const column = (name: string) => columnOf(from, name);
  const ordered: OrderItem[] = top.within.map((item) => ({ ...item, by: named(item, column) }));
  // Ties would make the first rows a matter of chance; the remaining outputs settle them.
  const settled = new Set(top.within.map(({ by }) => (by.kind === 'output' ? by.name : '')));
  const ties = rows.visible
    .filter((name) => !settled.has(name) && !top.by.includes(name))
    .slice(0, Math.max(0, 8 - ordered.length))
    .map((name): OrderItem => ({ by: column(name), direction: 'asc' }));
  const sorts = top.orderBy.flatMap(({ by }) =>
    by.kind === 'output' && !rows.visible.includes(by.name) ? [by.name] : [],
  );
  const place: Query = {
    kind: 'select',
    from: { query: rows.query, as: from },
    outputs: [
      ...[...rows.visible, ...new Set(sorts)].map((name) => ({ expr: column(name), as: name })),
      {
        expr: {
          kind: 'window',
          fn: 'rowNumber',
          partitionBy: top.by.map(column),
          orderBy: [...ordered, ...ties],
        },
        as: 'place_in_group',
      },
    ],
  };
  const as = env.alias('places');
  const query: Query = {
    kind: 'select',
    from: { query: place, as },
    outputs: rows.visible.map((name) => ({ expr: columnOf(as, name), as: name })),
    where: {
      kind: 'compare',
      op: 'lte',
      args: [columnOf(as, 'place_in_group'), { kind: 'value', value: top.limit }],
    },
  };
  const outer = top.orderBy.map((item) => ({ ...item, by: named(item, (name) => columnOf(as, name)) }));
  const groups = top.by.map((name): OrderItem => ({ by: columnOf(as, name), direction: 'asc' }));
  const number: OrderItem = { by: columnOf(as, 'place_in_group'), direction: 'asc' };
  query.orderBy = outer.length > 0 ? outer : [...groups, number];
  if (page.limit !== undefined) query.limit = page.limit;
  if (page.offset) query.offset = page.offset;
  return query;
}

function named(item: OrderItem, column: (name: string) => ReturnType<typeof columnOf>): OrderItem['by'] {
  return item.by.kind === 'output' ? column(item.by.name) : item.by;
}
