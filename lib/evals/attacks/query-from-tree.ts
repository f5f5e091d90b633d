// Says a neutral tree of an attack as the query nearest to it. What the tree has and the grammar has not is
// carried along under its own name.
import type { KnownNames } from './known-names.ts';
import type { Piece } from './sql-expression-attack.ts';
import type { Tree } from './sql-tree.ts';

const comparisons = new Set(['eq', 'ne', 'lt', 'lte', 'gt', 'gte']);
const aggregates: Readonly<Record<string, string>> = { count_distinct: 'count', countDistinct: 'count' };

export function queryFromTree(tree: Tree, names: KnownNames): Piece {
  const { union, ...rest } = tree;
  const first = selectOf(rest, names);
  if (!Array.isArray(union)) return first;
  const others = union.map((part, position) => selectOf(part as Tree, names, `u${position}_`));
  return { kind: 'set', op: 'unionAll', parts: [first, ...others] };
}

function selectOf(tree: Tree, names: KnownNames, prefix = ''): Piece {
  const { from, joins, select, where, groupBy, having, orderBy, limit, offset, ...more } = tree;
  const start = tableOf((from ?? {}) as Tree, names, prefix, 0);
  const tables = [start, ...listOf(joins).map((join, at) => tableOf(join, names, prefix, at + 1))];
  const column = (node: Tree): Piece => columnOf(node, tables, names);
  const say = (node: unknown): Piece => expressionOf(node as Tree, column, names);
  const outputs = listOf(select).map((node, at) => ({
    expr: say(node),
    as: node.as ?? (at > 0 ? `output_${at}` : (node.col ?? node.agg ?? 'output')),
  }));
  const named = new Set(outputs.map(({ as }) => as));
  return {
    kind: 'select',
    ...more,
    from: start.from,
    ...(tables.length > 1 && {
      joins: listOf(joins).map((join, at) => ({
        kind: join.kind ?? 'inner',
        from: tables[at + 1]?.from,
        on: [pairOf(join.on as Tree | undefined, say)],
      })),
    }),
    outputs,
    ...(where !== undefined && { where: say(where) }),
    ...(Array.isArray(groupBy) && { groupBy: groupBy.map(columnOrTree).map(say) }),
    ...(having !== undefined && { having: say(having) }),
    ...(Array.isArray(orderBy) && {
      orderBy: listOf(orderBy).map((node) => ({
        by: named.has(String(node.col)) ? { kind: 'output', name: node.col } : say(node),
        direction: node.dir ?? 'asc',
      })),
    }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
  };
}

interface Table {
  readonly from: Piece;
  readonly name: string;
  readonly model: string;
}

function tableOf(node: Tree, names: KnownNames, prefix: string, at: number): Table {
  const table = String(node.table ?? '');
  const model = names.model(table);
  // Joined again, a table needs a name of its own.
  const as = node.as ?? `${prefix}${at === 0 ? 't' : `t${at}`}`;
  const { table: _table, as: _as, on: _on, kind: _kind, ...more } = node;
  return { from: { model, as, ...more }, name: String(node.as ?? table), model };
}

function columnOf(node: Tree, tables: readonly Table[], names: KnownNames): Piece {
  const name = String(node.col);
  const owner =
    node.of === undefined
      ? tables.find(({ model }) => names.columns(model).has(name))
      : tables.find((table) => table.name === node.of || table.from.as === node.of);
  const { from, model } = owner ?? (tables[0] as Table);
  const of = owner || node.of === undefined ? from.as : node.of;
  return { kind: 'column', of, name: names.columns(model).get(name) ?? name };
}

function expressionOf(node: Tree, column: (node: Tree) => Piece, names: KnownNames): Piece {
  const say = (inner: unknown): Piece => expressionOf(columnOrTree(inner), column, names);
  if ('agg' in node) {
    const fn = String(node.agg);
    const arg = node.col === undefined || node.col === '*' ? {} : { arg: column(node) };
    const distinct = node.distinct === true || fn in aggregates ? { distinct: true } : {};
    return { kind: 'aggregate', fn: aggregates[fn] ?? fn, ...arg, ...distinct };
  }
  if ('col' in node) return column(node);
  if ('value' in node) return { kind: 'value', value: node.value };
  if ('fn' in node) return { kind: 'function', fn: node.fn, args: listOf(node.args).map(say) };
  if ('cast' in node) return { kind: 'cast', arg: say(node.cast), to: node.type };
  if ('and' in node) return { kind: 'and', args: listOf(node.and).map(say) };
  if ('or' in node) return { kind: 'or', args: listOf(node.or).map(say) };
  if ('not' in node) return { kind: 'not', arg: say(node.not) };
  if ('exists' in node) return { kind: 'exists', query: selectOf(node.exists as Tree, names, 'e_') };
  if ('query' in node) return { kind: 'scalar', query: selectOf(node.query as Tree, names, 'q_') };
  if ('op' in node) return testOf(node, say);
  return { kind: Object.keys(node)[0] ?? 'nothing', ...node };
}

function testOf(node: Tree, say: (inner: unknown) => Piece): Piece {
  const op = String(node.op);
  const right = node.right as Tree | undefined;
  if (op === 'like' && right) return { kind: 'text', op: 'like', arg: say(node.left), value: right.value };
  if (op === 'in' && right) return { kind: 'in', arg: say(node.left), values: right.value ?? right.values };
  if (op === 'isNull' || op === 'is_null') return { kind: 'isNull', arg: say(node.left) };
  return {
    kind: 'compare',
    op: comparisons.has(op) ? op : node.op,
    args: [say(node.left), say(right ?? {})],
  };
}

function pairOf(on: Tree | undefined, say: (inner: unknown) => Piece): unknown {
  return on?.op === 'eq' || on?.op === '=' ? [say(on.left), say(on.right)] : on;
}

function columnOrTree(node: unknown): Tree {
  return (typeof node === 'string' ? { col: node } : (node ?? {})) as Tree;
}

function listOf(nodes: unknown): Tree[] {
  return (Array.isArray(nodes) ? nodes : nodes === undefined ? [] : [nodes]) as Tree[];
}
