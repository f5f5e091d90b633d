// What live policies cost a question: the same question read under none and under a thousand, of which
// two are about its words.
import { openAccess } from '../../data-source/access.ts';
import type { Field, Manifest, Model } from '../../data-source/manifest.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { buildContext } from '../../pipeline/context-builder.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import { rounded, time } from './timings.ts';

const question = 'how many big jobs does each mechanic have this year?';
const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: false,
  label: name.replaceAll('_', ' '),
  ...more,
});
const model = (name: string, fields: Field[], relation: Model['relations'][number]): Model => ({
  name,
  table: { name },
  label: name.replace(/s$/, ''),
  plural: name,
  fields: [field('id', 'integer', { primaryKey: true, unique: true }), ...fields],
  primaryKey: ['id'],
  relations: [relation],
  displayFields: [fields[0]?.name ?? 'id'],
});
const manifest: Manifest = {
  dialect: 'postgres',
  version: 'bench',
  models: [
    model('mechanics', [field('name', 'text')], {
      name: 'jobs',
      kind: 'many',
      to: 'jobs',
      on: [{ from: 'id', to: 'mechanic_id' }],
      label: 'jobs',
      inverse: 'mechanic',
      basis: 'foreign_key',
    }),
    model(
      'jobs',
      [field('opened_on', 'date'), field('duration_minutes', 'integer'), field('mechanic_id', 'integer')],
      {
        name: 'mechanic',
        kind: 'one',
        to: 'mechanics',
        on: [{ from: 'mechanic_id', to: 'id' }],
        label: 'mechanic',
        inverse: 'jobs',
        basis: 'foreign_key',
      },
    ),
  ],
};

const runs = 500;
const policyCount = 1000;

export async function benchPolicies(): Promise<Record<string, unknown>> {
  const policies = livePolicies();
  // Both ways are compiled before either is timed.
  await time(runs, () => read([]));
  const started = performance.now();
  await read(policies);
  const first = performance.now() - started;
  await time(runs, () => read(policies));
  const without = await time(runs, () => read([]));
  const within = await time(runs, () => read(policies));
  return {
    question,
    policies: policies.length,
    without,
    with: within,
    added_p50_ms: rounded(within.p50_ms - without.p50_ms),
    added_p95_ms: rounded(within.p95_ms - without.p95_ms),
    /** Of the first question after a deployment, which also indexes the words of them all. */
    first_ms: rounded(first),
  };
}

async function read(policies: readonly LivePolicy[]): Promise<void> {
  const context = buildContext(
    {
      question,
      chatId: '',
      traceId: '',
      locale: 'en',
      timeZone: 'UTC',
      now: new Date('2026-03-01T00:00:00Z'),
      asker: { actor: { id: 'bench', role: 'admin', attributes: {} }, access: openAccess, mayReadCode: true },
      turns: [],
      policies,
    },
    manifest,
  );
  await planBuiltIn(context, new AbortController().signal);
}

function livePolicies(): LivePolicy[] {
  const kinds = (place: number): LivePolicy['effect'] => {
    const word = place === 0 ? 'big' : `word ${place}`;
    const condition = { path: 'duration_minutes', op: 'gt', value: place } as const;
    if (place % 4 === 1) return { kind: 'ask', term: word, options: [`first ${place}`, `second ${place}`] };
    if (place % 4 === 2)
      return { kind: 'metric', term: word, model: 'jobs', measure: { fn: 'count', as: 'jobs' } };
    return { kind: 'term', term: word, model: 'jobs', means: { condition } };
  };
  return Array.from({ length: policyCount }, (_, place) => ({
    id: `RUL-${place + 1}`,
    title: `policy ${place}`,
    triggers: place % 2 === 0 ? [] : [`trigger ${place}`],
    effect: kinds(place),
  }));
}
