// The same deeds where nothing stands between the code and the world, to see whether they would be noticed.

import { tellsPlanted } from './attack-file.ts';
import type { AttackLayers } from './attack-layers.ts';
import type { Deed } from './deeds.ts';
import { type AttackServer, digestOf, weak } from './fixture-database.ts';
import { runInContext } from './weak-runner.ts';

/** It ends by being ended; the sooner, the less it takes from others. */
const loopMilliseconds = 2000;

/** Whether anybody would see that this was done; `reached` counts what came to the address of the deeds. */
export async function isNoticed(
  { kind, code }: Deed,
  server: AttackServer,
  { none }: AttackLayers,
  reached: () => number,
): Promise<boolean> {
  const [before, hits] = [await digestOf(server, weak), reached()];
  const ended = await runInContext(
    code,
    async (query) => {
      const { sql } = query as { sql?: unknown };
      if (typeof sql !== 'string') return (await none.ask(JSON.stringify(query))).reply;
      try {
        const rows = await server.run(weak, sql);
        const columns = (rows[0] ?? []).map((_, place) => ({ name: `a${place}`, type: 'text' }));
        return { ok: true, columns, rows, truncated: false };
      } catch (thrown) {
        return { ok: false, code: 'query.failed', detail: String(thrown) };
      }
    },
    kind === 'loop' ? loopMilliseconds : undefined,
  );
  return (
    // Any other deed ends; one that does not was too slow to be seen.
    (kind === 'loop' && ended.outcome === 'died') ||
    tellsPlanted(ended.text, code) ||
    reached() > hits ||
    (await digestOf(server, weak)) !== before
  );
}
