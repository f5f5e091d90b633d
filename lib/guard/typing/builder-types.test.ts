// The types of the builder are those of the builder: they name the words that the sandbox preloads, and take what
// generated snippets say.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generateSnippet } from '../../pipeline/code-generator.ts';
import { parsePlan } from '../../pipeline/notation/read-plan.ts';
import { drawWith } from '../../testing/draw.ts';
import { RandomPlan } from '../../testing/random-plan.ts';
import { randomRun, randomTimeout } from '../../testing/random-run.ts';
import { shop, shopManifest } from '../../testing/shop-manifest.ts';
import { shopPaths } from '../../testing/shop-paths.ts';
import { approvedSymbols } from '../approved-symbols.ts';
import { checkTypes } from '../check-types.ts';
import { builderTypes } from './builder-types.ts';

const options = { manifest: shop, now: new Date('2026-03-15T10:00:00Z'), timeZone: 'UTC', rowLimit: 100 };

it('they name exactly the words of the builder', () => {
  const named = [...builderTypes.matchAll(/^declare (?:const|function) (\w+)/gm)].map(([, name]) => name);
  expect([...new Set(named)].filter((name) => name !== 'kind').sort()).toEqual([...approvedSymbols].sort());
});

const plans = [
  'from orders measure sum(lines.quantity * lines.price) as revenue group customer.country.name as country order revenue desc limit 5',
  'from orders measure count() as n group placed_at by month compare previous period',
  'from customers where not exists(orders where placed_at during last month) show name, count(orders)',
  "from orders measure percent(count(where status = 'paid'), count()) as paid",
  'from orders measure count() as n group customer.name as name, status as status top 2 per status order n desc',
  'from orders measure median(difference(days, placed_at, now)) as age',
  "from products where name like 'a%' or weight > 2 show upper(name), round(weight)",
  'from customers show name union (from products show name)',
];

it.each(plans)('they take the snippet of %s', async (text) => {
  await checkTypes(generateSnippet(parsePlan(text), options), shopManifest);
});

const snippets = fc
  .gen()
  .map((generate) => generateSnippet(new RandomPlan(drawWith(generate), shopPaths).plan(), options));

it(
  'they take the snippet of any plan',
  async () => {
    await fc.assert(
      fc.asyncProperty(snippets, async (snippet) => {
        await checkTypes(snippet, shopManifest);
      }),
      randomRun('types of snippets', 30),
    );
  },
  randomTimeout,
);
