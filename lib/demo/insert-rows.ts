import type pg from 'pg';
import type { DemoTable } from './demo-table.ts';

const rowsAtOnce = 10_000;

/** Stores all rows of a table: an array a column, so that ten thousand rows are one statement. */
export async function insertRows(client: pg.Client, table: DemoTable): Promise<void> {
  const types = await columnTypes(client, table.name);
  const casts = table.columns.map((column, index) => `$${index + 1}::${types.get(column)}[]`);
  const text = `insert into ${table.name} (${table.columns.join(', ')}) select * from unnest(${casts.join(', ')})`;
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    const rows = table.rows.slice(from, from + rowsAtOnce);
    await client.query(
      text,
      table.columns.map((_, index) => rows.map((row) => row[index])),
    );
  }
}

async function columnTypes(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
