import { expect } from 'vitest';
import type { BridgeReply } from '../data-source/reply.ts';
import type { EngineSource } from './source-on-engines.ts';

/** Holds when every engine gave the same rows, in any order, or none gave any. */
export function sameOnEngines(
  shops: readonly EngineSource[],
  asked: readonly { readonly reply: BridgeReply; readonly sql: string }[],
  asking: unknown,
): void {
  const found = asked.map(({ reply }) =>
    reply.ok ? plainRows(reply.rows) : [`${reply.code} ${reply.detail ?? ''}`],
  );
  const said = () =>
    JSON.stringify({ asking, sql: asked.map(({ sql }, at) => [shops[at]?.dialect, sql]) }, null, 1);
  for (const other of found.slice(1)) expect(other, said()).toEqual(found[0]);
}

/** Rows as text: numbers to nine digits, whatever form an engine sends them in. */
function plainRows(rows: readonly (readonly unknown[])[]): string[] {
  const cell = (value: unknown) => {
    const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    return typeof number === 'number' ? String(Number(number.toPrecision(9)) + 0) : value;
  };
  return rows.map((row) => JSON.stringify(row.map(cell))).sort();
}
