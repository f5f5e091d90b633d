import { describe, expect, it } from 'vitest';
import type { Field, Manifest, Model } from '../data-source/manifest.ts';
import { indexManifest } from '../data-source/manifest.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import { type Context, defaultPlannerSettings } from '../pipeline/stages.ts';
import { planBuiltIn } from './built-in-planner.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: true,
  label: name.replaceAll('_', ' '),
  ...more,
});

const model = (name: string, label: string, fields: readonly Field[], more: Partial<Model> = {}): Model => ({
  name,
  table: { name },
  label,
  plural: `${label}s`,
  fields,
  primaryKey: ['id'],
  relations: [],
  displayFields: ['name'],
  ...more,
});

const manifest: Manifest = {
  dialect: 'postgres',
  version: 'policies',
  models: [
    model('systems', 'system', [
      field('id', 'integer', { primaryKey: true }),
      field('name', 'text'),
      field('users', 'integer'),
      field('total_users', 'integer'),
      field('retired', 'boolean'),
      field('state', 'text', { values: ['live', 'gone'], valuesComplete: true }),
    ]),
  ],
};

async function plan(question: string, policies: readonly LivePolicy[], locale: Context['locale'] = 'en') {
  return planBuiltIn(
    {
      question,
      locale,
      timeZone: 'UTC',
      now: new Date('2026-03-01T00:00:00Z'),
      manifest: indexManifest(manifest),
      turns: [],
      policies,
      mustAnswer: false,
      settings: defaultPlannerSettings,
    },
    new AbortController().signal,
  );
}

const policy = (effect: LivePolicy['effect']): LivePolicy => ({ id: 'p1', title: 'x', triggers: [], effect });

describe('policies', () => {
  it('a term means the field that its policy names', async () => {
    const question = 'Bao nhiêu hệ thống có trên 1.000 user?';
    const before = await plan(question, [], 'vi');
    const term = policy({ kind: 'term', term: 'user', model: 'systems', means: { field: 'total_users' } });
    const after = await plan(question, [term], 'vi');
    expect(before).toMatchObject({
      kind: 'plan',
      reading: { plan: { where: { path: 'users', op: 'gt', value: 1000 } }, policies: [] },
    });
    expect(after).toMatchObject({
      kind: 'plan',
      reading: { plan: { where: { path: 'total_users', op: 'gt', value: 1000 } }, policies: ['p1'] },
    });
  });

  it('a term means the condition that its policy names', async () => {
    const term = policy({
      kind: 'term',
      term: 'ghost',
      model: 'systems',
      means: { condition: { path: 'retired', op: 'eq', value: true } },
    });
    expect(await plan('How many ghost systems are there?', [term])).toMatchObject({
      reading: {
        plan: {
          model: 'systems',
          where: { path: 'retired', op: 'eq', value: true },
          measures: [{ fn: 'count' }],
        },
      },
    });
  });

  it('a metric is computed as its policy says', async () => {
    const metric = policy({
      kind: 'metric',
      term: 'reach',
      model: 'systems',
      measure: { fn: 'sum', path: 'total_users', as: 'reach' },
    });
    expect(await plan('What is the reach by state?', [metric])).toMatchObject({
      reading: { plan: { measures: [{ fn: 'sum', path: 'total_users' }], dimensions: [{ path: 'state' }] } },
    });
  });

  it('a default filter holds unless the question speaks of it', async () => {
    const filter = policy({
      kind: 'defaultFilter',
      model: 'systems',
      where: { path: 'state', op: 'eq', value: 'live' },
    });
    expect(await plan('How many systems are there?', [filter])).toMatchObject({
      reading: { plan: { where: { path: 'state', value: 'live' } }, policies: ['p1'] },
    });
    expect(await plan('How many systems have state gone?', [filter])).toMatchObject({
      reading: { plan: { where: { path: 'state', value: 'gone' } }, policies: [] },
    });
  });

  it('a word that must be asked about is asked about', async () => {
    const ask = policy({ kind: 'ask', term: 'size', options: ['users', 'total users'] });
    const planning = await plan('Top 3 systems by size', [ask]);
    expect(planning).toMatchObject({
      kind: 'clarification',
      options: [{ label: 'users' }, { label: 'total users' }],
    });
  });
});
