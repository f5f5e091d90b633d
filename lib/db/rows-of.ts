import { Prisma } from './generated/client.ts';

/** A row with every column; what is kept as JSON is given as it is. */
export type RowOf<Row> = {
  readonly [Column in keyof Row]: Prisma.JsonValue extends Row[Column] ? unknown : Row[Column];
};

/**
 * Rows given as data, as `insert into` takes them: for a statement that does several things at once, where
 * Prisma would send one for each, inside a transaction of more. Every column is given, and none by default.
 */
export function rowsOf<Row>(table: Prisma.ModelName, rows: readonly RowOf<Row>[]): Prisma.Sql {
  const type = Prisma.raw(`"${table}"`);
  return Prisma.sql`select given.* from jsonb_populate_recordset(null::${type}, ${JSON.stringify(rows)}::jsonb) given`;
}
