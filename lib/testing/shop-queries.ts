// Queries of the small shop, and the way to ask them of one engine as a person with rights.
import { type AccessRules, type Actor, openAccess } from '../data-source/access.ts';
import { openGateway } from '../data-source/gateway.ts';
import type { Expr, Select } from '../data-source/query.ts';
import type { BridgeReply } from '../data-source/reply.ts';
import type { EngineSource } from './source-on-engines.ts';

export const actor: Actor = { id: 'a', role: 'staff', attributes: {} };

export async function ask(
  shop: EngineSource,
  query: unknown,
  access: AccessRules = openAccess,
  who: Actor = actor,
) {
  const { source, manifest } = shop;
  let sql = '';
  const gateway = openGateway({
    source,
    manifest,
    access,
    actor: who,
    observe: (observation) => {
      if (observation.kind === 'statement') sql = observation.sql;
    },
  });
  const text = await gateway.bridge(JSON.stringify(query), new AbortController().signal);
  return { reply: JSON.parse(text) as BridgeReply, sql };
}

/** Numbers as numbers, whether an engine sends them exactly as text or as a double. */
export function plain(rows: readonly (readonly unknown[])[]): unknown[][] {
  return rows.map((row) =>
    row.map((cell) => {
      if (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) && cell.length < 16) return Number(cell);
      return typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell;
    }),
  );
}

export const column = (path: string): Expr => {
  const [of, name] = path.split('.') as [string, string];
  return { kind: 'column', of, name };
};
export const value = (given: string | number | boolean): Expr => ({ kind: 'value', value: given });
export const count: Expr = { kind: 'aggregate', fn: 'count' };
export const orders = { model: 'orders', as: 'o' };
export const customers = { model: 'customers', as: 'c' };

export function select(outputs: Record<string, Expr>, rest: Partial<Select> = {}): Select {
  return {
    kind: 'select',
    from: orders,
    outputs: Object.entries(outputs).map(([as, expr]) => ({ expr, as })),
    orderBy: [{ by: { kind: 'output', name: Object.keys(outputs)[0] as string }, direction: 'asc' }],
    ...rest,
  };
}
export const one = (expr: Expr, rest: Partial<Select> = {}) =>
  select({ x: expr }, { orderBy: undefined, ...rest });
export const order = (id: number): Partial<Select> => ({
  where: { kind: 'compare', op: 'eq', args: [column('o.id'), value(id)] },
});
export const at = (op: 'lt' | 'gte', moment: string): Expr => ({
  kind: 'compare',
  op,
  args: [column('o.placed_at'), value(moment)],
});
export const names = (where: Expr): Select => select({ name: column('c.name') }, { from: customers, where });
export const text = (
  op: 'equals' | 'contains' | 'startsWith' | 'endsWith' | 'like',
  wanted: string,
): Expr => ({
  kind: 'text',
  op,
  arg: column('c.name'),
  value: wanted,
});
