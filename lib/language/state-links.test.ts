// States that no column names: what is open has no day of closing, what is active has not ended.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const office = writtenManifest(
  {
    repairs: 'title engineer_id>engineers urgency cost:decimal opened_on:date closed_on:date?',
    engineers: 'name team',
    subscribers: 'full_name city joined_on:date cancelled_on:date? tier_id>tiers',
    tiers: 'tier_name fee:decimal',
    leases: 'tenant_name rent:decimal begin_date:date end_date:date?',
    bills: 'bill_number amount:decimal due_date:date payment_date:date?',
    orders: 'order_code state closed_on:date?',
    flats: 'address rooms:integer available:boolean kind',
  },
  { 'orders.state': ['open', 'shut'], 'flats.kind': ['loft', 'studio'], 'repairs.urgency': ['high', 'low'] },
);

async function read(question: string, locale: Locale) {
  const context = builtInContext(question, office, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const missing = (path: string) => ({ path, op: 'isNull' });
const today = { unit: 'day', offset: 0 };
const open = missing('closed_on');

describe('a state that ends on a day', () => {
  it.each<[Locale, string, object]>([
    ['en', 'how many repairs are open', { model: 'repairs', where: open }],
    ['en', 'open repairs per team', { model: 'repairs', where: open }],
    ['es', 'cuántas repairs abiertas hay', { model: 'repairs', where: open }],
    ['vi', 'có bao nhiêu repairs đang mở', { model: 'repairs', where: open }],
    [
      'en',
      'how many active subscribers do we have',
      { model: 'subscribers', where: missing('cancelled_on') },
    ],
    [
      'en',
      'how many subscribers are not active',
      { model: 'subscribers', where: { path: 'cancelled_on', op: 'isNotNull' } },
    ],
    [
      'en',
      'active leases',
      {
        model: 'leases',
        where: { or: [missing('end_date'), { path: 'end_date', op: 'since', period: today }] },
      },
    ],
    ['en', 'how many leases have expired', { where: { path: 'end_date', op: 'before', period: today } }],
    ['es', 'total amount de bills impagadas', { model: 'bills', where: missing('payment_date') }],
  ])('%s: %s', async (locale, question, plan) => {
    expect(await read(question, locale)).toMatchObject(plan);
  });

  it.each<[Locale, string]>([
    ['en', 'leases that expire next month'],
    ['es', 'leases que vencen el próximo mes'],
    ['vi', 'leases hết hạn tháng sau'],
  ])('ends when it is asked to: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'leases',
      where: { path: 'end_date', op: 'during', period: { unit: 'month', offset: 1 } },
    });
  });

  it('is what a column says where there is one', async () => {
    expect(await read('how many orders are open', 'en')).toMatchObject({
      where: { path: 'state', op: 'eq', value: 'open' },
    });
  });

  it('is none in a request', async () => {
    const plan = await read('open the repairs', 'en');
    expect(JSON.stringify(plan)).not.toContain('isNull');
  });
});

describe('a column that says yes or no', () => {
  it.each<[Locale, string]>([
    ['en', 'how many available lofts are there'],
    ['es', 'cuántos lofts disponibles hay'],
  ])('narrows what is counted: %s %s', async (locale, question) => {
    expect(await read(question, locale)).toMatchObject({
      model: 'flats',
      measures: [{ fn: 'count' }],
      where: {
        and: expect.arrayContaining([
          { path: 'kind', op: 'eq', value: 'loft' },
          { path: 'available', op: 'eq', value: true },
        ]),
      },
    });
  });

  it('is not counted itself behind what it narrows', async () => {
    expect(await read('cuántos flats disponibles hay', 'es')).toMatchObject({
      model: 'flats',
      measures: [{ fn: 'count' }],
      where: { path: 'available', op: 'eq', value: true },
    });
  });
});
