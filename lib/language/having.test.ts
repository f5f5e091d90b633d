// What somebody has or lacks, where it is a column.
import { describe, expect, it } from 'vitest';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const agency = writtenManifest({
  agents: 'full_name salary:decimal commission:decimal? phone?',
  deals: 'agent_id>agents title rebate:decimal signed_on:date',
});

async function planned(question: string) {
  const planning = await planBuiltIn(builtInContext(question, agency), new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  lowerPlan(planning.reading.plan, { manifest: agency, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}
const some = { path: 'commission', op: 'gt', value: 0 };
const none = {
  or: [
    { path: 'commission', op: 'isNull' },
    { path: 'commission', op: 'lte', value: 0 },
  ],
};

describe('what somebody has', () => {
  it.each<[string, object]>([
    ['which agents earn a commission', some],
    ['who has a commission', some],
    ['agents without a commission', none],
    ['which agents do not earn a commission', none],
    ['deals with a rebate', { path: 'rebate', op: 'gt', value: 0 }],
    ['agents with a phone', { path: 'phone', op: 'isNotNull' }],
    ['agents with a commission over 300', { path: 'commission', op: 'gt', value: 300 }],
  ])('%s', async (question, where) => {
    expect(await planned(question)).toMatchObject({ where });
  });

  it('is not passed over where the data knows nothing of it', async () => {
    expect(await planned('agents with a sauna')).not.toHaveProperty('model');
  });
});

it('lists those that a column points to once', async () => {
  const staff = writtenManifest({ clerks: 'full_name supervisor_id?>clerks' });
  const context = builtInContext('who are the supervisors', staff);
  const planning = await planBuiltIn(context, new AbortController().signal);
  expect(planning).toMatchObject({
    reading: { plan: { distinct: true, where: { path: 'supervisor_id', op: 'isNotNull' } } },
  });
});

describe('what no plan can say', () => {
  it.each([
    'running total of rebates by month',
    'cumulative deals per month',
    'total rebate lũy kế theo tháng',
  ])('is not answered as something else: %s', async (question) => {
    const locale = /ũ/.test(question) ? 'vi' : 'en';
    const planning = await planBuiltIn(
      builtInContext(question, agency, { locale }),
      new AbortController().signal,
    );
    expect(planning.kind).not.toBe('plan');
  });
});
