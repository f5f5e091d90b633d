// The other end of gold-sqlite.ts: takes SQL, gives rows, and may be killed at any moment.
import { DatabaseSync } from 'node:sqlite';
import type { GoldReply } from './gold-sqlite.ts';

const database = new DatabaseSync(process.argv[2] as string, {
  readOnly: true,
  // Public suites write text in double quotes, which SQLite's own shell admits too.
  enableDoubleQuotedStringLiterals: true,
});

process.on('message', (sql: string) => process.send?.(answer(sql)));

function answer(sql: string): GoldReply {
  try {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    return { ok: true, width: statement.columns().length, rows: statement.all() as unknown as unknown[][] };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
