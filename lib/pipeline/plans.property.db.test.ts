// Random plans, through lowering to the three engines. The seed of a run is shown with it.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessRules, type Actor, openAccess } from '../data-source/access.ts';
import { indexManifest } from '../data-source/manifest.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { drawWith } from '../testing/draw.ts';
import { RandomPlan, type ShopPaths } from '../testing/random-plan.ts';
import { randomRun, randomTimeout } from '../testing/random-run.ts';
import { sameOnEngines } from '../testing/same-rows.ts';
import { ask } from '../testing/shop-queries.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import { lowerPlan } from './lower-plan.ts';
import { type Plan, planSchema } from './plan.ts';

const access: AccessRules = {
  ...openAccess,
  hiddenModels: ['employees'],
  hiddenFields: ['customers.password_hash', 'customers.email'],
  rowRules: [
    { model: 'customers', field: 'tenant', attribute: 'tenant' },
    { model: 'orders', field: 'customer_id', attribute: 'customers' },
  ],
};
const limited: Actor = { id: 'limited', role: 'staff', attributes: { tenant: 1, customers: [1, 2] } };
const hidden = /"x[1-4]"|@example\.com|bob stone|Eve 100|iso week|Boss|Middle/;

let shops: EngineSource[];
let paths: ShopPaths;
beforeAll(async () => {
  shops = await openShops();
  paths = pathsOf(shops[0] as EngineSource);
}, 60_000);
afterAll(async () => {
  for (const shop of shops ?? []) await shop.close();
});

function pathsOf({ manifest }: EngineSource): ShopPaths {
  const relation = (model: string, to: string) =>
    manifest.models.find(({ name }) => name === model)?.relations.find((each) => each.to === to)?.name;
  const customer = relation('orders', 'customers');
  return {
    customers: {
      number: ['id', 'balance'],
      text: ['name', 'country'],
      date: ['joined'],
      toMany: relation('customers', 'orders'),
    },
    orders: {
      number: ['id', 'amount', 'quantity', `${customer}.balance`],
      text: ['status', 'note', `${customer}.country`],
      date: ['placed_at', `${customer}.joined`],
      toMany: undefined,
    },
  };
}

async function askPlan(shop: EngineSource, plan: Plan, rules: AccessRules) {
  const manifest = indexManifest(visibleManifest(shop.manifest, rules));
  const options = { manifest, now: new Date('2025-03-15T10:00:00Z'), timeZone: 'UTC', rowLimit: 100 };
  return ask(shop, lowerPlan(plan, options), rules, limited);
}

describe('a random plan', () => {
  it(
    'gives the same rows on every engine',
    async () => {
      const run = randomRun('plans on every engine');
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const plan = planSchema.parse(new RandomPlan(drawWith(generate), paths).plan());
          const asked = await Promise.all(shops.map((shop) => askPlan(shop, plan, openAccess)));
          sameOnEngines(shops, asked, plan);
          if (asked[0]?.reply.ok) answered += 1;
        }),
        run,
      );
      expect(answered / (run.numRuns ?? 1)).toBeGreaterThan(0.8);
    },
    randomTimeout,
  );

  it(
    'reaches no hidden field and no row out of scope',
    async () => {
      const names = ['password_hash', 'email', 'employees.last_name', 'tenant', 'customer.password_hash'];
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (generate) => {
          const draw = drawWith(generate);
          const text = JSON.stringify(new RandomPlan(draw, paths).plan());
          // Some of its paths lead elsewhere.
          const pointed = draw.oneIn(2)
            ? text.replace(/"path":"[^"]+"/, `"path":"${draw.of(names)}"`)
            : text.replace('"customers"', draw.oneIn(2) ? '"employees"' : '"customers"');
          const plan = planSchema.parse(JSON.parse(pointed));
          const shop = draw.of(shops);
          try {
            const { reply } = await askPlan(shop, plan, access);
            expect(JSON.stringify(reply)).not.toMatch(hidden);
          } catch (thrown) {
            expect(asAssistantError(thrown).code).toBe('plan.invalid');
          }
        }),
        randomRun('plans of a limited asker'),
      );
    },
    randomTimeout,
  );
});
