// How people type at work, and what they mean by it.
import { describe, expect, it } from 'vitest';
import { indexManifest, type ManifestIndex } from '../data-source/manifest.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import { workshop } from '../testing/workshop-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

async function planned(question: string, manifest: ManifestIndex = workshop) {
  const context = {
    question,
    locale: 'en' as const,
    timeZone: 'UTC',
    now: new Date('2026-03-01T00:00:00Z'),
    manifest,
    turns: [],
    policies: [],
    mustAnswer: false,
    settings: defaultPlannerSettings,
  };
  return planBuiltIn(context, new AbortController().signal);
}

async function meant(question: string, manifest?: ManifestIndex) {
  const planning = await planned(question, manifest);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('deeds', () => {
  it.each([
    ['which clients have never placed a job?', { model: 'clients', where: { notExists: 'jobs' } }],
    [
      'how many jobs were collected in 2025',
      { model: 'jobs', where: { path: 'collected_date', op: 'during' } },
    ],
    ['how many jobs were collected', { model: 'jobs', where: { path: 'collected_date', op: 'isNotNull' } }],
    ['jobs not yet collected', { model: 'jobs', where: { path: 'collected_date', op: 'isNull' } }],
    [
      'how many jobs were collected after the promised date?',
      { model: 'jobs', where: { path: 'collected_date', op: 'gt', field: 'promised_date' } },
    ],
    [
      'the 2 clients who paid us most in total, and how much',
      { model: 'payments', measures: [{ fn: 'sum', path: 'amount' }], limit: 2 },
    ],
    ['how much did Otto Berg pay', { model: 'payments', measures: [{ fn: 'sum', path: 'amount' }] }],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });

  it('what percentage of jobs has not been collected', async () => {
    expect(await meant('what % of jobs has not been collected?')).toMatchObject({
      model: 'jobs',
      measures: [
        { fn: 'ratio', percent: true, of: [{ where: { path: 'collected_date', op: 'isNull' } }, {}] },
      ],
    });
  });
});

describe('quantities', () => {
  it.each(['units sold of clutch plate', 'how many units of clutch plate did we use'])(
    '%s adds up the lines',
    async (question) => {
      expect(await meant(question)).toMatchObject({
        model: 'job_parts',
        where: { path: 'part.part_name', value: 'Clutch plate' },
        measures: [{ fn: 'sum', path: 'quantity' }],
      });
    },
  );

  it('hours are compared with minutes as minutes, and "and over" is over', async () => {
    expect(await meant('jobs opened in 2025 and over 3 hours long')).toMatchObject({
      where: { and: [{ path: 'opened_date' }, { path: 'duration_minutes', op: 'gt', value: 180 }] },
    });
  });
});

describe('words that are no values', () => {
  it.each(['how many parts do we carry?', 'how many parts are there'])('%s', async (question) => {
    expect(await meant(question)).toEqual({ model: 'parts', measures: [{ fn: 'count', as: 'parts_count' }] });
  });
});

describe('names', () => {
  it('may hold the thing they are of: "promised job date"', async () => {
    expect(await meant('latest promised job date')).toMatchObject({
      model: 'jobs',
      measures: [{ fn: 'max', path: 'promised_date' }],
    });
  });
});

describe('idioms', () => {
  it.each([
    [
      'which parts are out of stock',
      { model: 'parts', where: { path: 'units_in_stock', op: 'lte', value: 0 } },
    ],
    [
      'how many parts are in stock',
      { model: 'parts', where: { path: 'units_in_stock', op: 'gt', value: 0 } },
    ],
    ['parts with less than 5 in stock', { where: { path: 'units_in_stock', op: 'lt', value: 5 } }],
    ['how many jobs were late', { where: { path: 'collected_date', op: 'gt', field: 'promised_date' } }],
    [
      'overdue jobs',
      {
        where: {
          and: [
            { path: 'collected_date', op: 'isNull' },
            { path: 'promised_date', op: 'before' },
          ],
        },
      },
    ],
    [
      'how many mechanics report to Vera Huber',
      {
        model: 'mechanics',
        where: { and: [{ path: 'manager_mechanic.first_name' }, { path: 'manager_mechanic.last_name' }] },
      },
    ],
    ['discounted job parts', { model: 'job_parts', where: { path: 'discount', op: 'gt', value: 0 } }],
    ['uncollected jobs', { model: 'jobs', where: { path: 'collected_date', op: 'isNull' } }],
    ['jobs over 3 hours', { model: 'jobs', where: { path: 'duration_minutes', op: 'gt', value: 180 } }],
    ['top 3 clients by total payments', { orderBy: [{ by: 'sum_amount', direction: 'desc' }], limit: 3 }],
    ['how many parts are discontinued', { model: 'parts', where: { path: 'discontinued', value: 1 } }],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });

  it('an adjective that nothing explains is not left out silently', async () => {
    expect(await planned('loyal clients')).not.toMatchObject({ kind: 'plan' });
  });
});

describe('people', () => {
  it('who did it is the party of the record', async () => {
    expect(await meant('who opened job 7')).toMatchObject({
      where: { path: 'id', value: 7 },
      fields: [{ path: 'client.first_name' }, { path: 'client.last_name' }],
    });
  });
});

describe('revenue', () => {
  it.each([
    ['how much did we earn in 2025', { model: 'payments', measures: [{ fn: 'sum', path: 'amount' }] }],
    ['revenue per month', { model: 'payments', dimensions: [{ path: 'paid_date', bucket: 'month' }] }],
    ['top 3 clients by revenue', { orderBy: [{ by: 'revenue', direction: 'desc' }], limit: 3 }],
  ])('%s is what was paid, where that is kept', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });

  it('is price times quantity less the discount where only lines are kept', async () => {
    const models = workshop.manifest.models
      .filter(({ name }) => name !== 'payments')
      .map((model) => ({ ...model, relations: model.relations.filter(({ to }) => to !== 'payments') }));
    const manifest = indexManifest({ ...workshop.manifest, version: 'lines', models });
    expect(await meant('revenue by part group', manifest)).toMatchObject({
      model: 'job_parts',
      measures: [
        {
          fn: 'sum',
          expr: {
            op: 'multiply',
            args: [
              { path: 'unit_price' },
              { path: 'quantity' },
              { op: 'subtract', args: [{ value: 1 }, { path: 'discount' }] },
            ],
          },
        },
      ],
      dimensions: [{ path: 'part.part_group.name' }],
    });
  });
});
