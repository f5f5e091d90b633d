// Deeds that are said by a noun, days that were kept or missed, money that is owed or left, and who is what by now: on
// schemas of a shipping office, a school of courses and a personnel office.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { Turn } from '../pipeline/stages.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const freight = writtenManifest(
  {
    clientes: 'razon_social ciudad',
    conductores: 'nombres apellidos fecha_vencimiento_licencia:date licencia',
    envios:
      'guia cliente_id>clientes conductor_id>conductores fecha_envio:date fecha_prometida:date fecha_entrega:date? estado',
    facturas: 'cliente_id>clientes fecha_emision:date monto_total:decimal monto_pagado:decimal? estado',
    mantenimientos: 'fecha:date tipo costo:decimal',
  },
  {
    'envios.estado': ['entregado', 'en camino', 'devuelto'],
    'facturas.estado': ['pagada', 'emitida', 'anulada'],
  },
);
const school = writtenManifest(
  {
    tutors: 'name',
    courses: 'title tutor_id>tutors language price:decimal',
    students: 'name country_code joined_at:timestamp',
    enrollments:
      'student_id>students course_id>courses enrolled_at:timestamp completed_at:timestamp? price_paid:decimal refunded:boolean',
    certificates: 'enrollment_id>enrollments issued_at:timestamp code',
  },
  { 'courses.language': ['en', 'es', 'vi'], 'students.country_code': ['ES', 'VN', 'DE'] },
);
const jobs = writtenManifest(
  {
    departments: 'name',
    recruiters: 'name',
    jobs: 'title department_id>departments recruiter_id>recruiters openings:integer status',
    candidates: 'full_name source city',
    applications:
      'job_id>jobs candidate_id>candidates applied_on:date hired_on:date? rejected_on:date? rejection_reason?',
  },
  {
    'jobs.status': ['open', 'closed', 'on hold'],
    'candidates.source': ['Referral', 'Agency'],
    'candidates.city': ['Bergen', 'Lund', 'Turku'],
    'applications.rejection_reason': ['withdrew', 'salary'],
  },
);
const staff = writtenManifest(
  {
    workers: 'first_name last_name gender hired_on:date',
    units: 'unit_name!',
    time_logs: 'worker_id>workers minutes:integer logged_on:date',
    worker_units: 'worker_id:integer#>workers unit_id:integer#>units from_date:date to_date:date?',
    unit_leads: 'worker_id:integer#>workers unit_id:integer#>units from_date:date to_date:date?',
    salaries: 'worker_id:integer#>workers salary:integer from_date:date# to_date:date?',
    titles: 'worker_id:integer#>workers title# from_date:date# to_date:date?',
  },
  {
    'units.unit_name': ['Sales', 'Repairs'],
    'workers.gender': ['F', 'M'],
    'titles.title': ['Clerk', 'Fitter'],
  },
);
const shop = writtenManifest(
  {
    customers: 'name country',
    goods: 'title line buy_price:decimal',
    orders: 'customer_id>customers ordered_on:date shipped_on:date? required_on:date',
    order_lines: 'order_id>orders good_id>goods price:decimal quantity:integer',
  },
  { 'goods.line': ['Ships', 'Trains'] },
);
const gym = writtenManifest(
  { coaches: 'name', bookings: 'coach_id>coaches booked_on:date status close_reason' },
  {
    'bookings.status': ['cancelled', 'attended', 'booked'],
    'bookings.close_reason': ['closed', 'holiday'],
  },
);
const schemas = { freight, school, jobs, staff, shop, gym };

async function meant(on: keyof typeof schemas, question: string, locale: Locale = 'en') {
  const manifest = schemas[on];
  const context = builtInContext(question, manifest, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const thisYear = { op: 'during', period: { unit: 'year', offset: 0 } };
const filled = (path: string) => ({ path, op: 'isNotNull' });
const lately = {
  or: [
    { path: 'to_date', op: 'isNull' },
    { path: 'to_date', op: 'since' },
  ],
};

describe('what was done, by its noun', () => {
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['jobs', 'hires this year', { model: 'applications', where: { path: 'hired_on', ...thisYear } }],
    ['jobs', 'hires per recruiter', { measures: [{ fn: 'count' }], where: filled('hired_on') }],
    [
      'jobs',
      'rejections per month',
      { dimensions: [{ path: 'rejected_on', bucket: 'month' }], where: filled('rejected_on') },
    ],
    ['school', 'completions per month', { dimensions: [{ path: 'completed_at', bucket: 'month' }] }],
    ['school', 'how many refunds this year?', { measures: [{ fn: 'count' }] }],
    ['freight', 'entregas de hoy', { model: 'envios', where: { path: 'fecha_entrega', op: 'during' } }, 'es'],
    ['freight', 'entregas por mes', { dimensions: [{ path: 'fecha_entrega', bucket: 'month' }] }, 'es'],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });

  it('is of the rows in the state that it leads to, where no day of it is kept', async () => {
    const of = async (on: keyof typeof schemas, question: string, locale?: Locale) =>
      (await meant(on, question, locale)) as Plan;
    const returned = { path: 'estado', op: 'eq', value: 'devuelto' };
    expect(await of('freight', 'devoluciones por mes', 'es')).toMatchObject({
      model: 'envios',
      dimensions: [{ path: 'fecha_envio', bucket: 'month' }],
      where: returned,
    });
    expect(await of('freight', 'devoluciones por conductor', 'es')).toMatchObject({ where: returned });
    expect(await of('gym', 'how many cancellations last month?')).toMatchObject({
      measures: [{ fn: 'count' }],
      where: {
        and: [
          { path: 'status', value: 'cancelled' },
          { path: 'booked_on', op: 'during' },
        ],
      },
    });
    // A reason is no state.
    expect(await meant('gym', 'closures per month')).toMatchObject({ kind: 'not_possible' });
  });

  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['school', 'completion rate', { where: filled('completed_at') }],
    ['school', 'refund rate', { where: { path: 'refunded', op: 'eq', value: true } }],
    ['jobs', 'rejection rate', { where: filled('rejected_on') }],
    ['freight', 'tasa de devolución', { where: { path: 'estado', op: 'eq', value: 'devuelto' } }, 'es'],
  ])('a rate is the part that was: %s, %s', async (on, question, part, locale) => {
    expect(await meant(on, question, locale)).toMatchObject({
      measures: [{ fn: 'ratio', percent: true, of: [part, { fn: 'count' }] }],
    });
  });

  it.each<[string, string]>([
    ['time to hire', 'hired_on'],
    ['average days to reject', 'rejected_on'],
  ])('%s', async (question, to) => {
    const expr = { difference: 'day', from: { path: 'applied_on' }, to: { path: to } };
    expect(await meant('jobs', question)).toMatchObject({ measures: [{ fn: 'avg', expr }] });
  });

  it('a word that a table or a column has is no deed', async () => {
    expect(await meant('jobs', 'how many openings do we have?')).toMatchObject({
      measures: [{ fn: 'sum', path: 'openings' }],
    });
    expect(await meant('jobs', 'how many open jobs do we have?')).toMatchObject({
      measures: [{ fn: 'count' }],
      where: { path: 'status', value: 'open' },
    });
  });
});

describe('in time and late', () => {
  const late = (deed: string, day: string) => ({ where: { path: deed, op: 'gt', field: day } });
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['freight', 'envíos entregados tarde', late('fecha_entrega', 'fecha_prometida'), 'es'],
    ['shop', 'orders that were shipped late', late('shipped_on', 'required_on')],
    ['shop', 'orders shipped on time', { where: { path: 'shipped_on', op: 'lte', field: 'required_on' } }],
    [
      'shop',
      'on-time shipping rate by month',
      { measures: [{ fn: 'ratio' }], dimensions: [{ bucket: 'month' }] },
    ],
    [
      'freight',
      'entregas tardías por conductor',
      { model: 'envios', measures: [{ fn: 'count' }], dimensions: [{}, {}, {}] },
      'es',
    ],
    [
      'freight',
      'conductores con licencia vencida',
      { where: { path: 'fecha_vencimiento_licencia', op: 'before' } },
      'es',
    ],
    ['freight', 'envíos pendientes de entrega', { where: { path: 'fecha_entrega', op: 'isNull' } }, 'es'],
    ['freight', 'clientes sin envíos', { where: { notExists: 'envios' } }, 'es'],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });
});

describe('money', () => {
  const owed = { fn: 'sum', expr: { op: 'subtract', args: [{ path: 'monto_total' }, { fn: 'coalesce' }] } };
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['freight', 'saldo pendiente por cliente', { model: 'facturas', measures: [owed] }, 'es'],
    ['freight', 'outstanding balance', { model: 'facturas', measures: [owed] }],
    ['freight', 'clientes con deuda', { where: { exists: 'facturas' } }, 'es'],
    [
      'freight',
      'gasto en mantenimiento este año',
      { model: 'mantenimientos', measures: [{ fn: 'sum', path: 'costo' }] },
      'es',
    ],
    ['freight', 'how much did we spend on mantenimientos?', { measures: [{ fn: 'sum', path: 'costo' }] }],
    ['freight', 'costo de mantenimiento por mes', { measures: [{ fn: 'sum', path: 'costo' }] }, 'es'],
    ['school', 'revenue by course', { model: 'enrollments', measures: [{ fn: 'sum', path: 'price_paid' }] }],
    ['shop', 'profit by line', { measures: [{ fn: 'sum', expr: { op: 'subtract' }, as: 'profit' }] }],
    [
      'shop',
      'most profitable goods',
      { measures: [{ as: 'profit' }], orderBy: [{ by: 'profit', direction: 'desc' }] },
    ],
    ['shop', 'gross margin', { measures: [{ fn: 'ratio', percent: true }] }],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });

  it('what is owed leaves out what was called off', async () => {
    expect(await meant('freight', 'monto por cobrar', 'es')).toMatchObject({
      measures: [{ where: { not: { path: 'estado', value: 'anulada' } } }],
    });
  });

  it('a profit needs what things cost', async () => {
    expect(await meant('school', 'profit by course')).toMatchObject({ kind: 'not_possible' });
  });
});

describe('who is what by now', () => {
  it.each<[string, object]>([
    ['current unit leads', { model: 'unit_leads', where: lately }],
    ['average current salary', { measures: [{ fn: 'avg', path: 'salary' }], where: lately }],
    ['salary of each worker', { model: 'salaries', fields: [{}, {}, { path: 'salary' }] }],
    // Many hold a title: by what it is called, and not once for each who holds it.
    ['number of workers by title', { model: 'workers', dimensions: [{ path: 'titles.title' }] }],
    // Who is of a unit is told by the table called after both, not by the one of its leads.
    ['how many women work in Repairs?', { where: { and: [{}, { exists: 'worker_units.unit' }] } }],
    [
      'unit leads of Sales',
      { fields: [{ path: 'worker.first_name' }, { path: 'worker.last_name' }, { path: 'unit.unit_name' }] },
    ],
  ])('%s', async (question, expected) => {
    expect(await meant('staff', question)).toMatchObject(expected);
  });
});

describe('groups and ratios', () => {
  it.each<[keyof typeof schemas, string, object]>([
    ['staff', 'men and women by title', { dimensions: [{ path: 'titles.title' }, { path: 'gender' }] }],
    ['staff', 'workers by hire year', { dimensions: [{ path: 'hired_on', bucket: 'year' }] }],
    [
      'shop',
      'ratio of orders to customers',
      { model: 'customers', measures: [{ fn: 'ratio', of: [{ path: 'orders' }, { fn: 'count' }] }] },
    ],
    [
      'staff',
      'total hours logged this year',
      { model: 'time_logs', measures: [{ fn: 'sum', expr: { op: 'divide', args: [{}, { value: 60 }] } }] },
    ],
  ])('%s: %s', async (on, question, expected) => {
    expect(await meant(on, question)).toMatchObject(expected);
  });
});

it('a time that is said next is that of the same deed', async () => {
  const manifest = schemas.jobs;
  const plan = await meant('jobs', 'hires this year');
  const turns: Turn[] = [{ question: 'hires this year', plan: plan as Plan }];
  const context = { ...builtInContext('and in 2025?', manifest), turns };
  const planning = await planBuiltIn(context, new AbortController().signal);
  expect(planning).toMatchObject({
    reading: { plan: { where: { path: 'hired_on', period: { from: '2025-01-01' } } } },
  });
});

describe('in other languages than the schema', () => {
  it.each<[keyof typeof schemas, string, object, Locale]>([
    ['jobs', 'có bao nhiêu ứng viên?', { model: 'candidates', measures: [{ fn: 'count' }] }, 'vi'],
    ['jobs', 'số ứng viên theo nguồn', { dimensions: [{ path: 'source' }] }, 'vi'],
    ['jobs', 'contrataciones por mes', { dimensions: [{ path: 'hired_on', bucket: 'month' }] }, 'es'],
    [
      'jobs',
      'tiempo de contratación',
      { measures: [{ fn: 'avg', expr: { to: { path: 'hired_on' } } }] },
      'es',
    ],
    ['school', 'ingresos por curso', { dimensions: [{ path: 'course_id' }, {}] }, 'es'],
    ['shop', 'đơn hàng giao trễ', { where: { path: 'shipped_on', op: 'gt', field: 'required_on' } }, 'vi'],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });
});

describe('a number over time', () => {
  const both = { or: [{ period: { offset: 0 } }, { period: { offset: -1 } }] };
  it.each<[string, object, Locale]>([
    ['sales this month compared to last month', { where: both, dimensions: [{ bucket: 'month' }] }, 'en'],
    ['doanh thu tháng này so với tháng trước', { where: both, dimensions: [{ bucket: 'month' }] }, 'vi'],
    ['doanh thu so với tháng trước', { where: both, dimensions: [{ bucket: 'month' }] }, 'vi'],
    ['revenue growth', { dimensions: [{ bucket: 'month' }], compare: { to: 'previous_period' } }, 'en'],
  ])('%s', async (question, expected, locale) => {
    const plan = await meant('shop', question, locale);
    const text = JSON.stringify(plan);
    // In whichever order the two are said.
    if ('where' in expected)
      expect([text.includes('"offset":0'), text.includes('"offset":-1')]).toEqual([true, true]);
    const { where: _, ...rest } = expected as { where?: object };
    expect(plan).toMatchObject(rest);
  });
});

describe('the words of a column', () => {
  it.each<[keyof typeof schemas, string, object]>([
    ['jobs', 'top cities', { dimensions: [{ path: 'city' }], orderBy: [{ direction: 'desc' }] }],
    ['jobs', 'top rejection reasons', { where: filled('rejection_reason') }],
    ['school', 'Spanish courses', { model: 'courses', where: { path: 'language', value: 'es' } }],
    ['school', 'Spanish students', { model: 'students', where: { path: 'country_code', value: 'ES' } }],
  ])('%s: %s', async (on, question, expected) => {
    expect(await meant(on, question)).toMatchObject(expected);
  });

  it('what waits, and is nowhere said to, is not all there is', async () => {
    expect(await meant('jobs', 'pending applications')).toMatchObject({ kind: 'not_possible' });
  });

  it('a state that nothing tells is not left out', async () => {
    expect(await meant('jobs', 'how many candidates are shortlisted?')).toMatchObject({
      kind: 'not_possible',
    });
    expect(await meant('school', 'how many enrollments are completed?')).toMatchObject({
      where: filled('completed_at'),
    });
  });

  it('a certificate that was given for an enrolment does not name it', async () => {
    const plan = await meant('school', 'enrollments this year');
    expect(JSON.stringify(plan)).not.toContain('certificate');
  });
});
