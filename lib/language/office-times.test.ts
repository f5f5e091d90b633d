// Times as offices ask for them: how long something took, how old somebody is, when a state came about, and
// what was done in each stretch of time.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const workshop = writtenManifest(
  {
    clients: 'name city',
    mechanics: 'full_name birth_date:date hired_on:date left_on:date? chief_id?>mechanics job_title gender',
    repairs:
      'title client_id>clients mechanic_id?>mechanics status urgency received_at:timestamp answered_at:timestamp? finished_at:timestamp? cancelled_at:timestamp? cost:decimal',
    parts: 'repair_id>repairs label quantity:integer',
    jobs: 'title due_date:date state mechanic_id>mechanics',
    shifts: 'mechanic_id>mechanics worked_on:date hours:decimal billable:boolean',
    invoices: 'repair_id>repairs total:decimal issued_on:date',
    expenses: 'category amount:decimal spent_on:date',
    loan_cars: 'plate',
    loans: 'car_id>loan_cars client_id>clients start_date:date end_date:date',
  },
  {
    'repairs.status': ['waiting', 'finished', 'cancelled'],
    'repairs.urgency': ['low', 'high'],
    'mechanics.gender': ['F', 'M'],
    'jobs.state': ['todo', 'done'],
    'expenses.category': ['tools', 'rent'],
    'mechanics.job_title': ['Chief', 'Painter'],
  },
);

async function meant(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, workshop, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest: workshop, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const elapsed = (difference: string, from: string, to: string) => ({
  difference,
  from: { path: from },
  to: to === 'now' ? 'now' : { path: to },
});
const repairTime = (unit: string) => elapsed(unit, 'received_at', 'finished_at');
const nights = elapsed('day', 'start_date', 'end_date');
const age = elapsed('year', 'birth_date', 'now');

describe('how long something took', () => {
  it.each<[string, Locale, object]>([
    ['repairs finished within 48 hours', 'en', { expr: repairTime('hour'), op: 'lt', value: 48 }],
    [
      'how many repairs were finished in less than a day?',
      'en',
      { expr: repairTime('day'), op: 'lt', value: 1 },
    ],
    ['repairs answered within 2 hours', 'en', { op: 'lt', value: 2 }],
    ['loans longer than a week', 'en', { expr: nights, op: 'gt', value: 7 }],
    ['loans of more than 3 nights', 'en', { expr: nights, op: 'gt', value: 3 }],
    ['loans de más de 3 noches', 'es', { expr: nights, op: 'gt', value: 3 }],
    [
      'mechanics with more than 5 years of service',
      'en',
      { expr: elapsed('year', 'hired_on', 'now'), op: 'gte' },
    ],
    ['mechanics có thâm niên trên 5 năm', 'vi', { expr: elapsed('year', 'hired_on', 'now'), op: 'gte' }],
  ])('%s (%s)', async (question, locale, where) => {
    expect(await meant(question, locale)).toMatchObject({ where });
  });

  it('is an average of it where that is asked for', async () => {
    expect(await meant('average length of stay of loans')).toMatchObject({
      measures: [{ fn: 'avg', expr: nights }],
    });
    expect(await meant('average age of mechanics')).toMatchObject({ measures: [{ fn: 'avg', expr: age }] });
    expect(await meant('tuổi trung bình của mechanics', 'vi')).toMatchObject({
      measures: [{ fn: 'avg', expr: age }],
    });
  });
});

describe('how old somebody is', () => {
  it.each<[string, Locale, object]>([
    ['mechanics older than 50', 'en', { expr: age, op: 'gt', value: 50 }],
    ['how many mechanics are under 30?', 'en', { expr: age, op: 'lt', value: 30 }],
    ['mechanics between 30 and 40 years old', 'en', { expr: age, op: 'between', value: [30, 40] }],
    ['mechanics trên 50 tuổi', 'vi', { expr: age, op: 'gt', value: 50 }],
    ['mechanics mayores de 50 años', 'es', { expr: age, op: 'gt', value: 50 }],
  ])('is counted from the day of birth (%s, %s)', async (question, locale, where) => {
    expect(await meant(question, locale)).toMatchObject({ where });
  });
});

describe('when a state came about', () => {
  it.each<[string, object]>([
    ['repairs finished last month', { where: { path: 'finished_at', op: 'during' } }],
    ['how many repairs were cancelled in 2026?', { where: { path: 'cancelled_at', op: 'during' } }],
    ['finished repairs last month', { where: { and: [{ path: 'status' }, { path: 'received_at' }] } }],
    ['repairs finished per month', { dimensions: [{ path: 'finished_at', bucket: 'month' }] }],
    ['repairs received per week this year', { dimensions: [{ path: 'received_at', bucket: 'week' }] }],
    ['who left per year in 2026', { where: { path: 'left_on', op: 'during' } }],
    ['mechanics who are still with us', { where: { path: 'left_on', op: 'isNull' } }],
    ['unanswered repairs', { where: { path: 'answered_at', op: 'isNull' } }],
  ])('%s', async (question, plan) => {
    expect(await meant(question)).toMatchObject(plan);
  });
});

describe('the best of the times', () => {
  it.each<[string, Locale, number]>([
    ['best month by number of repairs', 'en', 1],
    ['worst 3 months by number of repairs', 'en', 3],
    ['top 5 weeks by number of repairs', 'en', 5],
  ])('%s (%s)', async (question, locale, limit) => {
    const plan = await meant(question, locale);
    expect(plan).toMatchObject({ dimensions: [{ bucket: expect.any(String) }], orderBy: [{}], limit });
  });
});

describe('what is narrowed, lacking or headed', () => {
  it.each<[string, object]>([
    [
      'clients with more than 5 high repairs',
      { where: { exists: 'repairs', where: { path: 'urgency' }, count: { op: 'gt', value: 5 } } },
    ],
    ['mechanics without a chief', { where: { path: 'chief_id', op: 'isNull' } }],
    ['repairs about rusty brakes', { where: { path: 'title', op: 'contains', value: 'rusty brakes' } }],
    ['how many women work here?', { where: { path: 'gender', op: 'eq', value: 'F' } }],
    ['repair volume per month', { measures: [{ fn: 'count' }] }],
    ['how many customers do we have?', { model: 'clients' }],
    ['most expensive repairs', { orderBy: [{ direction: 'desc' }], limit: undefined }],
  ])('%s', async (question, plan) => {
    const found = await meant(question);
    expect({ limit: undefined, ...found }).toMatchObject(plan);
  });

  it('is no answer where the word for what is measured is unknown', async () => {
    expect(await meant('ebitda by city')).toMatchObject({ kind: 'not_possible' });
    expect(await meant('unvarnished repairs')).toMatchObject({ kind: 'not_possible' });
    // Behind a thing, such a word is a deed.
    expect(await meant('repairs undertaken by mechanics in 2026')).not.toMatchObject({
      kind: 'not_possible',
    });
  });
});

describe('groups several steps away', () => {
  it('are told apart by their key, for people may share a name', async () => {
    expect(await meant('cost of repairs per mechanic')).toMatchObject({
      dimensions: [{ path: 'mechanic_id' }, {}],
    });
    expect(await meant('number of parts per client')).toMatchObject({
      dimensions: [{ path: 'repair.client_id' }, { path: 'repair.client.name' }],
    });
  });
});

describe('numbers that add up', () => {
  it.each<[string, object]>([
    ['hours per mechanic', { measures: [{ fn: 'sum', path: 'hours' }] }],
    ['hours per month', { measures: [{ fn: 'sum', path: 'hours' }], dimensions: [{ bucket: 'month' }] }],
    ['percentage of billable hours', { measures: [{ fn: 'ratio', of: [{ fn: 'sum' }, { fn: 'sum' }] }] }],
    ['expenses by category', { measures: [{ fn: 'sum', path: 'amount' }, { fn: 'count' }] }],
  ])('%s', async (question, plan) => {
    expect(await meant(question)).toMatchObject(plan);
  });
});

describe('ranked by what belongs to them', () => {
  const byMechanic = [{ path: 'mechanic_id' }, {}];
  it.each<[string, object]>([
    ['top 3 mechanics by repair cost', { measures: [{ fn: 'sum', path: 'cost' }], limit: 3 }],
    ['mechanics by shift hours', { measures: [{ fn: 'sum', path: 'hours' }] }],
    ['mechanics by hours', { measures: [{ fn: 'sum', path: 'hours' }] }],
    ['top 3 mechanics by repairs', { measures: [{ fn: 'count' }], limit: 3 }],
  ])('%s', async (question, plan) => {
    expect(await meant(question)).toMatchObject({ ...plan, dimensions: byMechanic });
  });

  it('leaves what they belong to as their groups', async () => {
    expect(await meant('top 3 repairs by mechanic')).toMatchObject({ topPerGroup: { limit: 3 } });
    expect(await meant('repairs by mechanic')).toMatchObject({ measures: [{ fn: 'count' }] });
  });

  it('is money where it was invoiced, and a number where there are invoices', async () => {
    expect(await meant('total invoiced per client')).toMatchObject({
      measures: [{ fn: 'sum', path: 'total' }],
    });
    expect(await meant('total invoices per client')).toMatchObject({ measures: [{ fn: 'count' }] });
  });
});

describe('what is overdue', () => {
  it('is past its day, and not done by its state where no day says so', async () => {
    const late = { path: 'due_date', op: 'before' };
    expect(await meant('overdue jobs')).toMatchObject({
      where: { and: [late, { path: 'state', op: 'notIn', value: ['done'] }] },
    });
    expect(await meant('jobs atrasados', 'es')).toMatchObject({ where: { and: [late, {}] } });
  });
});

describe('shares', () => {
  it('are of each group where a part is named, and of all where none is', async () => {
    expect(await meant('percentage of cancelled repairs by city')).toMatchObject({
      measures: [{ fn: 'ratio', percent: true }],
      dimensions: [{ path: 'client.city' }],
    });
    expect(await meant('share of repairs by urgency')).toMatchObject({
      measures: [{ fn: 'count' }, { fn: 'share' }],
      dimensions: [{ path: 'urgency' }],
    });
  });
});

describe('a number with its unit before "or more"', () => {
  it.each([
    ['shifts of 8 hours or more', 'en', 'gte', 8],
    ['expenses with an amount of 50 or less', 'en', 'lte', 50],
    ['shifts de 8 hours o más', 'es', 'gte', 8],
  ] as const)('is a bound: %s (%s)', async (question, locale, op, value) => {
    expect(await meant(question, locale)).toMatchObject({ where: { op, value } });
  });
});

it.each(['jobs with state done', 'done jobs', 'jobs that are done'])(
  'a small word that is a state of the data is that state: %s',
  async (question) => {
    expect(JSON.stringify(await meant(question))).toContain('"path":"state","op":"eq","value":"done"');
  },
);

it.each<[string, Locale]>([
  ['How many mechanics were hired this year compared to last year?', 'en'],
  ['How many mechanics were hired this year vs last year?', 'en'],
  ['How many repairs were finished this year compared to last year?', 'en'],
  ['¿Cuántos mecánicos se contrataron este año en comparación con el año pasado?', 'es'],
  ['Có bao nhiêu sửa chữa hoàn thành năm nay so với năm ngoái?', 'vi'],
])('a deed that is named once is compared in both times: %s', async (question, locale) => {
  const plan = await meant(question, locale);
  expect(plan).toMatchObject({ where: { or: [{}, {}] }, dimensions: [{ bucket: 'year' }] });
});
