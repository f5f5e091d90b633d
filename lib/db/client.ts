// The one door to Docent's own database. A process has one client, made at first use and kept on
// `globalThis`, because Next may load this module more than once. Opening costs nothing: the pool
// connects with the first statement.
import { PrismaPg } from '@prisma/adapter-pg';
import { settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { openStatementNames } from './statement-names.ts';

export type Database = PrismaClient;
/** What a use case needs inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/**
 * Milliseconds. What was begun is finished also on a machine that is busy: with Prisma's own two and five seconds a
 * question was lost where it could have been answered a little later. Locks are held by rows, so few wait on another.
 */
const patient = { maxWait: 15_000, timeout: 20_000 } as const;

const place = globalThis as typeof globalThis & { docentDatabase?: Database };

/** A client of its own, for tests and commands; the caller disconnects it (`$disconnect`). */
export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const nameOf = preparesNothing(url) ? () => undefined : openStatementNames();
  const adapter = new PrismaPg(
    { connectionString: url, max: options.connections ?? 10 },
    // The driver takes a statement without a name, though the adapter's type does not say so.
    { statementNameGenerator: ({ sql }) => nameOf(sql) as string },
  );
  return new PrismaClient({ adapter, transactionOptions: patient });
}

/** `?pgbouncer=true`, as Prisma has it: before the server stands a pooler that mixes the connections' statements. */
function preparesNothing(url: string): boolean {
  return URL.parse(url)?.searchParams.get('pgbouncer') === 'true';
}

/** The client of this process. @throws SetupError when nobody said where the database is */
export function database(): Database {
  place.docentDatabase ??= openDatabase(requiredUrl());
  return place.docentDatabase;
}

/** Makes `client` the one of this process: at start, when the address is known; in tests, per file. */
export function shareDatabase(client: Database): void {
  place.docentDatabase = client;
}

/** Ends the connections of this process; a later `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = place.docentDatabase;
  delete place.docentDatabase;
  await open?.$disconnect();
}

function requiredUrl(): string {
  const { databaseUrl } = settings();
  if (databaseUrl) return databaseUrl;
  throw new SetupError(
    "Docent's own database is not known to this process.",
    'Set DATABASE_URL, or start Docent with `npm start`, which brings a database along.',
  );
}
