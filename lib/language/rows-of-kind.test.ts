// Kinds that stand for rows, nouns of longer names, kinds ranked by what adds up, and means that are said last.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const lab = writtenManifest(
  {
    staff: 'full_name role',
    firms: 'firm_name town',
    lab_samples: 'staff_id>staff label urgency taken_on:date',
    contracts: 'firm_id>firms fee:decimal ended_on:date?',
    invoices: 'firm_id>firms amount_due:decimal amount_paid:decimal issued_on:date',
    slots: 'staff_id>staff slot_at:timestamp status',
    receipts: 'sum_received:decimal paid_on:date',
    usage_days: 'firm_id>firms feature events:integer',
  },
  {
    'slots.status': ['kept', 'no_show'],
    'staff.role': ['analyst', 'clerk'],
    'usage_days.feature': ['api', 'export'],
    'lab_samples.urgency': ['high', 'low'],
  },
);

async function read(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, lab, { locale });
  const planning = await planBuiltIn(
    { ...context, settings: { ...context.settings, answerThreshold: 0.35 } },
    new AbortController().signal,
  );
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('a noun', () => {
  it('of a longer name is that table where no other has it', async () => {
    expect(await read('samples by urgency')).toMatchObject({
      model: 'lab_samples',
      measures: [{ fn: 'count' }],
      dimensions: [{ path: 'urgency' }],
    });
  });

  it('for a kind stands for the rows of that kind', async () => {
    const analyst = { path: 'staff.role', op: 'eq', value: 'analyst' };
    expect(await read('number of samples per analyst')).toMatchObject({
      model: 'lab_samples',
      where: analyst,
      dimensions: [{ path: 'staff_id' }, { path: 'staff.full_name' }],
    });
    expect(await read('how many analysts have no samples')).toMatchObject({
      model: 'staff',
      where: { and: [{ path: 'role', value: 'analyst' }, { notExists: 'lab_samples' }] },
    });
  });
});

describe('a kind said of several', () => {
  const isNoShow = { path: 'status', op: 'eq', value: 'no_show' };
  it.each<[string, object]>([
    ['how many no-shows were there', { model: 'slots', measures: [{ fn: 'count' }], where: isNoShow }],
    [
      'no-shows per month',
      { model: 'slots', dimensions: [{ path: 'slot_at', bucket: 'month' }], where: isNoShow },
    ],
    [
      'staff with more than 3 no-shows',
      { model: 'staff', where: { exists: 'slots', where: isNoShow, count: { op: 'gt', value: 3 } } },
    ],
  ])('counts its rows: %s', async (question, plan) => {
    expect(await read(question)).toMatchObject(plan);
  });
});

it('kinds are ranked by what their rows add up to', async () => {
  expect(await read('top 3 features by events')).toMatchObject({
    model: 'usage_days',
    measures: [{ fn: 'sum', path: 'events' }],
    dimensions: [{ path: 'feature' }],
    limit: 3,
  });
});

it('revenue is what came in, where what is asked for is kept beside it', async () => {
  expect(await read('revenue by town')).toMatchObject({ measures: [{ fn: 'sum', path: 'amount_paid' }] });
});

it.each<[Locale, string]>([
  ['en', 'total paid'],
  ['es', 'total pagado'],
])('what was paid in all is money, and no number of days: %s %s', async (locale, question) => {
  expect(await read(question, locale)).toMatchObject({
    model: 'receipts',
    measures: [{ fn: 'sum', path: 'sum_received' }],
  });
});

it('what narrows things that are counted may be a state', async () => {
  expect(await read('firms with more than one active contract')).toMatchObject({
    model: 'firms',
    where: { exists: 'contracts', count: { op: 'gt', value: 1 }, where: { or: [{ path: 'ended_on' }, {}] } },
  });
});

describe('a mean that is said last', () => {
  it.each<[Locale, string]>([
    ['en', 'how many contracts per firm on average'],
    ['es', 'cuántos contracts tiene cada firm en promedio'],
    ['vi', 'mỗi firms có bao nhiêu contracts trung bình'],
  ])('is one of counts: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'firms',
      measures: [{ fn: 'avg', expr: { measure: { fn: 'count', path: 'contracts' } } }],
    });
  });
});
