import type { Cell } from '../envelope/envelope.ts';
import type { ComparedRows } from './compare-rows.ts';
import { comparedCell } from './gold-cell.ts';
import type { GoldDatabase } from './gold-database.ts';
import type { Gold } from './judge-case.ts';
import type { Case } from './suite.ts';

/** What a case expects, as rows; or what the database said against its SQL. Always resolves. */
export async function readGold(
  { expect: { sql, rows, readings } }: Case,
  gold: GoldDatabase,
  milliseconds: number,
): Promise<Gold | { problem: string }> {
  try {
    return {
      rows: rows ? givenRows(rows) : sql ? await gold.run(sql, milliseconds) : undefined,
      readings: readings && (await Promise.all(readings.map((each) => gold.run(each, milliseconds)))),
    };
  } catch (thrown) {
    return { problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function givenRows(rows: readonly (readonly Cell[])[]): ComparedRows {
  return {
    width: rows[0]?.length ?? 0,
    rows: rows.map((row) => row.map((value) => comparedCell(value))),
  };
}
