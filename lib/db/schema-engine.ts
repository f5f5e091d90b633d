// Prisma's schema engine, the WebAssembly build of it: the same engine the CLI downloads as a program,
// but from npm, so that an air-gapped machine migrates too. Writes the ordinary _prisma_migrations table.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

let loaded: Promise<void> | undefined;

/** Lends an engine on one database to `work`; its connections are closed when that settles. */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(withWholeScripts(new PrismaPg(pool), pool));
    const engine = await glue.SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => {},
      adapter,
    );
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside the body of a function. PostgreSQL takes the
 * script as a whole, and as one transaction: a migration that fails leaves nothing behind.
 */
function withWholeScripts(factory: PrismaPg, pool: pg.Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () =>
    Object.assign(await connect(), {
      executeScript: async (script: string) => {
        await pool.query(script);
      },
    });
  return factory;
}

async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = fs.readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
