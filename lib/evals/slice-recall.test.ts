import { expect, it } from 'vitest';
import type { Manifest } from '../data-source/manifest.ts';
import { shopManifest } from '../testing/shop-manifest.ts';
import { workshopManifest } from '../testing/workshop-manifest.ts';
import type { EvalRuntime } from './eval-runtime.ts';
import { renderSliceRecall, sliceRecall } from './slice-recall.ts';
import type { Case } from './suite.ts';

const sources: Readonly<Record<string, Manifest>> = {
  'sqlite:shop.sqlite': shopManifest,
  'sqlite:workshop.sqlite': workshopManifest,
};
/** Only the manifests of the sources are asked for. */
const runtime = {
  withSource: async (url: string, work: (source: { manifest: Manifest | undefined }) => unknown) =>
    work({ manifest: sources[url] }),
} as unknown as EvalRuntime;

function asked(id: string, question: string, sql: string | undefined, source = 'sqlite:shop.sqlite'): Case {
  return { id, source, question, expect: sql === undefined ? {} : { sql } };
}

const setting = { runtime, locate: (found: Case) => found.source ?? '', now: new Date('2026-03-15') };

it('a question counts when its prompt has every model of its SQL, among those of all sources', async () => {
  const recall = await sliceRecall(
    [
      asked(
        'joined',
        'Which products are in orders of Ana?',
        'select p.name from products p join lines l on l.product_id = p.id join orders o on o.id = l.order_id',
      ),
      asked(
        'nested',
        'Orders above average?',
        'select id from orders where total > (select avg(total) from orders)',
      ),
      asked('without', 'How many orders?', undefined),
      asked('unread', 'How many orders?', 'vacuum everything'),
    ],
    setting,
  );
  expect(recall).toMatchObject({ cases: 2, complete: 2, unread: 2, missed: [] });
  expect(recall.models).toBe(shopManifest.models.length);
});

it('the models of every source are told apart by its name', async () => {
  const [first] = workshopManifest.models;
  const recall = await sliceRecall(
    [
      asked('shop', 'How many orders?', 'select count(*) from orders'),
      asked(
        'workshop',
        `How many ${first?.plural}?`,
        `select count(*) from ${first?.table.name}`,
        'sqlite:workshop.sqlite',
      ),
    ],
    setting,
  );
  expect(recall).toMatchObject({
    models: shopManifest.models.length + workshopManifest.models.length,
    cases: 2,
    complete: 2,
  });
});

it('its summary says the share, and nothing of no questions', () => {
  const recall = { models: 12, cases: 3, complete: 2, unread: 1, p50Milliseconds: 1, p95Milliseconds: 2 };
  expect(renderSliceRecall({ ...recall, missed: [{ id: 'a', models: ['x'] }] })).toBe(
    '12 models in one manifest, 3 questions (1 without readable SQL)\n2 prompts hold every model needed: 66.7 %\nbuilt in p50 1.0 ms, p95 2.0 ms\n',
  );
  expect(renderSliceRecall({ ...recall, cases: 0, complete: 0, missed: [] })).toContain(': 0.0 %');
});
