import pg from 'pg';
import { comparedCell } from './gold-cell.ts';
import type { GoldDatabase } from './gold-database.ts';

/** Types whose text is a number: int8, int2, int4, oid, float4, float8, numeric. */
const numericTypes = new Set([20, 21, 23, 26, 700, 701, 1700]);
const booleanType = 16;

export function openGoldPostgres(url: string): GoldDatabase {
  // Values stay the text that the server sent: the driver's own dates would take this machine's zone.
  const types = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;
  const pool = new pg.Pool({ connectionString: url, max: 2, types });
  pool.on('error', () => {}); // An idle connection that breaks is replaced at the next query.
  return {
    async run(sql, milliseconds) {
      const client = await pool.connect();
      try {
        await client.query('begin read only');
        // A reader's search path is often empty; the SQL of suites does not qualify names.
        await client.query(
          `select set_config('search_path', case when current_setting('search_path') in ('', '""') then 'public'
                                             else current_setting('search_path') end, true),
                  set_config('TimeZone', 'UTC', true), set_config('datestyle', 'ISO', true),
                  set_config('statement_timeout', $1, true)`,
          [String(milliseconds)],
        );
        // One statement and no more: what follows a semicolon could leave the read-only transaction.
        const statement: pg.QueryArrayConfig & { queryMode: 'extended' } = {
          text: sql,
          rowMode: 'array',
          queryMode: 'extended',
        };
        const result = await client.query<unknown[]>(statement);
        return {
          width: result.fields.length,
          rows: result.rows.map((row) =>
            row.map((value, index) => goldValue(value, result.fields[index]?.dataTypeID ?? 0)),
          ),
        };
      } finally {
        await client.query('rollback').catch(() => {});
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function goldValue(value: unknown, type: number) {
  return type === booleanType && value !== null
    ? comparedCell(value === 't')
    : comparedCell(value, numericTypes.has(type));
}
