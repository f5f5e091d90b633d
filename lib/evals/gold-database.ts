// The plain read connection of the evals, on which the gold SQL of a suite is run. It is apart from the
// sources on purpose: nothing of what is being judged takes part in making what it is judged by.
import { SetupError } from '../errors/setup-error.ts';
import type { ComparedRows } from './compare-rows.ts';
import { openGoldMysql } from './gold-mysql.ts';
import { openGoldPostgres } from './gold-postgres.ts';
import { openGoldSqlite } from './gold-sqlite.ts';

export interface GoldDatabase {
  /** Runs SQL of a suite, read-only. Rejects with the database's own words, or after `milliseconds`. */
  run(sql: string, milliseconds: number): Promise<ComparedRows>;
  close(): Promise<void>;
}

/**
 * Connects at the first statement. A SQLite path has to be absolute.
 *
 * @throws SetupError when the URL is of no engine known here.
 */
export function openGoldDatabase(url: string): GoldDatabase {
  if (/^postgres(ql)?:/.test(url)) return openGoldPostgres(url);
  if (/^(mysql|mariadb):/.test(url)) return openGoldMysql(url);
  if (url.startsWith('sqlite:')) return openGoldSqlite(url.slice('sqlite:'.length));
  throw new SetupError(
    `"${url}" is not the URL of a source.`,
    'A source is postgres://…, mysql://… or sqlite:PATH.',
  );
}
