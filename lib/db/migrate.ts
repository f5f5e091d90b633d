// Brings Docent's own database to the schema of this version. Applying twice applies nothing; two
// processes at once wait for one another; a migration that failed half-way is said, never skipped.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { SetupError } from '../errors/setup-error.ts';
import { withSchemaEngine } from './schema-engine.ts';

const prismaFolder = path.join(import.meta.dirname, '..', '..', 'prisma');
const filters = { externalTables: [], externalEnums: [] };

/** Any number, as long as nothing else takes the same advisory lock: "docent" as bytes. */
const migrationLock = 0x646f63656e74;

/**
 * Applies what is missing.
 *
 * @returns the names of the migrations that were applied now, oldest first.
 * @throws SetupError when the database cannot be reached or a migration fails.
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    const schema = fs.readFileSync(path.join(prismaFolder, 'schema.prisma'), 'utf8');
    return await withSchemaEngine(url, schema, async (engine) => {
      const applied = await engine.applyMigrations({ migrationsList: readMigrations(), filters });
      return applied.appliedMigrationNames;
    });
  } catch (cause) {
    throw new SetupError(
      `The database could not be migrated: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Nothing else was changed. Restore a backup if the failed migration was not yours, or mend it and start again.',
      { cause },
    );
  } finally {
    await lock.end();
  }
}

/**
 * Writes the migration that leads from the applied ones to the present `schema.prisma`.
 *
 * @param url a database that may be changed: the migrations are applied to it first.
 * @returns the path of the file, or undefined when nothing is different.
 */
export async function createMigration(url: string, name: string): Promise<string | undefined> {
  await migrate(url);
  const schemaFile = path.join(prismaFolder, 'schema.prisma');
  const schema = fs.readFileSync(schemaFile, 'utf8');
  const files = [{ path: schemaFile, content: schema }];
  const { stdout: sql } = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  if (!sql || sql.trim() === '-- This is an empty migration.') return undefined;
  const number = String(readMigrations().migrationDirectories.length + 1).padStart(4, '0');
  const file = path.join(prismaFolder, 'migrations', `${number}_${name}`, 'migration.sql');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, sql);
  return file;
}

function readMigrations() {
  const baseDir = path.join(prismaFolder, 'migrations');
  const names = fs
    .readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: fs.readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}
