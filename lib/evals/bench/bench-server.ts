// A PostgreSQL of its own for what is measured, gone with all its files afterwards.
import { startOwnPostgres } from '../own-postgres.ts';

/** Gives `work` the URL of an empty database. */
export async function withBenchServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await startOwnPostgres({ durable: true });
  try {
    return await work(server.url);
  } finally {
    await server.close();
  }
}
