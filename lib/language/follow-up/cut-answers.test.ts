import { describe, expect, it } from 'vitest';
import type { Turn } from '../../pipeline/stages.ts';
import { bakeryManifest } from '../../testing/bakery-manifest.ts';
import { builtInContext } from '../../testing/built-in-context.ts';
import { planBuiltIn } from '../built-in-planner.ts';

async function asked(question: string, turns: readonly Turn[]) {
  const context = builtInContext(question, bakeryManifest, { turns });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') throw new Error(`"${question}" came back as ${planning.kind}`);
  return planning.reading;
}

async function after(first: string, second: string) {
  const { plan, confidence } = await asked(first, []);
  return (await asked(second, [{ question: first, plan, confidence }])).plan;
}

describe('an answer that is cut', () => {
  it.each<[string, string, object]>([
    [
      'top 5 shops by revenue',
      'now the bottom 5',
      { measures: [{ as: 'revenue' }], orderBy: [{ by: 'revenue', direction: 'asc' }], limit: 5 },
    ],
    [
      'revenue by channel',
      'only last month',
      {
        measures: [{ as: 'revenue' }],
        dimensions: [{ path: 'channel' }],
        where: { path: 'ordered_at', op: 'during', period: { unit: 'month', offset: -1 } },
      },
    ],
    ['orders per status', 'top 2 only', { orderBy: [{ by: 'orders_count', direction: 'desc' }], limit: 2 }],
    [
      'how many orders last month',
      'and the month before?',
      { where: { path: 'ordered_at', op: 'during', period: { unit: 'month', offset: -2 } } },
    ],
  ])('%s, then %s', async (first, second, expected) => {
    expect(await after(first, second)).toMatchObject(expected);
  });
});

it('what belongs to a thing of the question itself does not look back', async () => {
  const plan = await after('shops that spent more than 5000', 'the latest 5 orders and their shops');
  expect(plan).toMatchObject({ model: 'orders', limit: 5 });
  expect(JSON.stringify(plan)).not.toContain('5000');
});
