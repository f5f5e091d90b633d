// What must be true of every query, tried on random ones. The seed of a run is shown with it; a longer run
// is `DOCENT_RANDOM_CASES=100000 npx vitest run --project=database lib/data-source/queries.property`.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawWith } from '../testing/draw.ts';
import { mutateQuery } from '../testing/mutate-query.ts';
import { RandomQuery, textRows } from '../testing/random-query.ts';
import { randomRun, randomTimeout } from '../testing/random-run.ts';
import { sameOnEngines } from '../testing/same-rows.ts';
import { ask } from '../testing/shop-queries.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import { type AccessRules, type Actor, openAccess } from './access.ts';

const access: AccessRules = {
  hiddenModels: ['employees'],
  hiddenFields: ['customers.password_hash'],
  maskedFields: [{ field: 'customers.email', mask: 'all' }],
  rowRules: [
    { model: 'customers', field: 'tenant', attribute: 'tenant' },
    { model: 'orders', field: 'customer_id', attribute: 'customers' },
  ],
};
const limited: Actor = { id: 'limited', role: 'staff', attributes: { tenant: 1, customers: [1, 2] } };
/** What stands in hidden columns and in rows of others, and nowhere else. */
const hidden = /"x[1-4]"|@example\.com|bob stone|BOB STONE|Eve 100|EVE 100|iso week|Boss|Middle/;

let shops: EngineSource[];
beforeAll(async () => {
  shops = await openShops(() => textRows);
}, 60_000);
afterAll(async () => {
  for (const shop of shops ?? []) await shop.close();
});

describe('a random query', () => {
  it(
    'gives the same rows on every engine',
    async () => {
      const run = randomRun('queries on every engine');
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const query = new RandomQuery(drawWith(generate)).query();
          const asked = await Promise.all(shops.map((shop) => ask(shop, query, openAccess, limited)));
          sameOnEngines(shops, asked, query);
          if (asked[0]?.reply.ok) answered += 1;
        }),
        run,
      );
      // Queries that engines refuse alike would be alike too.
      expect(answered / (run.numRuns ?? 1)).toBeGreaterThan(0.8);
    },
    randomTimeout,
  );

  it(
    'reaches no hidden column and no row out of scope',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const query = new RandomQuery(drawWith(generate)).query();
          for (const shop of shops) {
            const { reply } = await ask(shop, query, access, limited);
            expect(JSON.stringify(reply)).not.toMatch(hidden);
            if (!reply.ok) expect(reply.code).toMatch(/^query\.(refused|failed)$/);
          }
        }),
        randomRun('queries of a limited asker'),
      );
    },
    randomTimeout,
  );

  it(
    'reaches none and writes nothing when it was tampered with',
    async () => {
      const before = await contents(shops);
      const refusals = { refused: 0, answered: 0 };
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const draw = drawWith(generate);
          const query = mutateQuery(new RandomQuery(draw).query(), draw);
          const shop = draw.of(shops);
          const { reply } = await ask(shop, query, access, limited);
          expect(JSON.stringify(reply)).not.toMatch(hidden);
          if (!reply.ok) expect(reply.code).toMatch(/^query\.(refused|failed)$/);
          refusals[reply.ok ? 'answered' : 'refused']++;
        }),
        randomRun('tampered queries'),
      );
      // Both happen, or nothing was tried.
      expect(Math.min(refusals.refused, refusals.answered)).toBeGreaterThan(20);
      expect(await contents(shops)).toEqual(before);
    },
    randomTimeout,
  );
});

async function contents(all: readonly EngineSource[]): Promise<unknown[]> {
  const everything = (model: string, names: readonly string[]) => ({
    kind: 'select',
    from: { model, as: 'm' },
    outputs: names.map((name) => ({ expr: { kind: 'column', of: 'm', name }, as: name })),
    orderBy: [{ by: { kind: 'column', of: 'm', name: 'id' }, direction: 'asc' }],
  });
  const replies: unknown[] = [];
  for (const shop of all)
    for (const { name, fields } of shop.manifest.models)
      replies.push(
        (
          await ask(
            shop,
            everything(
              name,
              fields.map((field) => field.name),
            ),
          )
        ).reply,
      );
  return replies;
}
