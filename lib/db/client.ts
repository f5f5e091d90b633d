// The one door to Docent's own database. A process has one client, made at first use and kept on
// `globalThis`, because Next may load this module more than once. Opening costs nothing: the pool
// connects with the first statement.
import { PrismaPg } from '@prisma/adapter-pg';
import { settings } from '../env/settings.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;
/** What a use case needs inside a transaction. */
export type Transaction = Prisma.TransactionClient;

const place = globalThis as typeof globalThis & { docentDatabase?: Database };

/** A client of its own, for tests and commands; the caller disconnects it (`$disconnect`). */
export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const adapter = new PrismaPg({ connectionString: url, max: options.connections ?? 10 });
  return new PrismaClient({ adapter });
}

/** The client of this process. @throws when no database is configured */
export function database(): Database {
  place.docentDatabase ??= openDatabase(settings().databaseUrl);
  return place.docentDatabase;
}

/** Makes `client` the one of this process: at start, when the address is known; in tests, per file. */
export function useDatabase(client: Database): void {
  place.docentDatabase = client;
}

/** Ends the connections of this process; a later `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = place.docentDatabase;
  delete place.docentDatabase;
  await open?.$disconnect();
}
