import type { Source } from './source.ts';

/** Reads rows at the replica and everything else at the main server. Closing it closes both. */
export function replicatedSource(main: Source, replica: Source): Source {
  return {
    dialect: main.dialect,
    introspect: (options) => main.introspect(options),
    run: (statement, limits, signal) => replica.run(statement, limits, signal),
    stream: (statement, limits, signal) => replica.stream(statement, limits, signal),
    async inspectRights() {
      const [atMain, atReplica] = await Promise.all([main.inspectRights(), replica.inspectRights()]);
      return [...new Set([...atMain, ...atReplica])];
    },
    async close() {
      await Promise.all([main.close(), replica.close()]);
    },
  };
}
