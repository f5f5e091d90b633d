// How long things last and in which unit, what a deed was done to, and what each of many did: on schemas of a print shop, a
// lodge and a record shop.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import type { Plan } from '../pipeline/plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { planMeant } from '../testing/plan-meant.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const print = writtenManifest(
  {
    sites: 'name',
    presses: 'site_id>sites serial',
    goods: 'title sheet_weight_kg:decimal',
    runs: 'press_id>presses good_id>goods qty_planned:integer qty_produced:integer qty_spoiled:integer began_at:timestamp ended_at:timestamp?',
    downtime_events: 'press_id>presses cause started_at:timestamp ended_at:timestamp',
    proofs: 'run_id>runs reader passed:boolean read_on:date',
  },
  { 'downtime_events.cause': ['jam', 'no paper', 'cleaning'], 'proofs.reader': ['Ines', 'Otto'] },
);
const lodge = writtenManifest(
  {
    lodges: 'name stars:integer',
    cabins: 'lodge_id>lodges number',
    guests: 'full_name',
    reservations:
      'guest_id>guests cabin_id>cabins booked_at:timestamp check_in:date check_out:date total_price:decimal status',
    cleanings: 'cabin_id>cabins planned_for:date',
  },
  { 'reservations.status': ['confirmed', 'cancelled', 'checked_in'] },
);
const records = writtenManifest(
  {
    genres: 'name',
    tracks: 'name genre_id>genres milliseconds:integer unit_price:decimal',
    customers: 'first_name last_name country',
    invoices: 'customer_id>customers invoice_date:date total:decimal',
    invoice_lines: 'invoice_id>invoices track_id>tracks unit_price:decimal quantity:integer',
  },
  { 'genres.name': ['Swing', 'Fado', 'Opera'], 'customers.country': ['Chile', 'Japan'] },
);
const depot = writtenManifest(
  {
    halls: 'name',
    parts: 'title unit_cost:decimal sale_price:decimal',
    stock_levels: 'hall_id>halls part_id>parts quantity:integer reserved_quantity:integer',
    repairs: 'part_id>parts opened_on:date due_date:date completed_on:date?',
  },
  {},
);
const sold = writtenManifest(
  {
    parts: 'title unit_cost:decimal unit_price:decimal',
    orders: 'ordered_on:date? shipped_on:date? channel status total_amount:decimal',
    pupils: 'name level:integer',
    attendance: 'pupil_id>pupils day:date status',
    order_lines: 'order_id>orders part_id>parts quantity:integer unit_price:decimal line_total:decimal',
  },
  {
    'orders.channel': ['web', 'counter'],
    'orders.status': ['placed', 'cancelled'],
    'attendance.status': ['present', 'absent', 'late'],
  },
);
const schemas = { print, lodge, records, depot, sold };

const meant = (on: keyof typeof schemas, question: string, locale: Locale = 'en') =>
  planMeant(schemas[on], question, locale);

const dividedBy = (path: string, value: number) => ({
  expr: { op: 'divide', args: [{ path }, { value }] },
});
const lasted = { difference: 'hour', from: { path: 'started_at' }, to: { path: 'ended_at' } };

describe('in the unit that is asked for', () => {
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    [
      'records',
      'average track length in minutes',
      { measures: [{ fn: 'avg', ...dividedBy('milliseconds', 60_000) }] },
    ],
    [
      'records',
      'total length of all tracks in hours',
      { measures: [{ fn: 'sum', ...dividedBy('milliseconds', 3_600_000) }] },
    ],
    ['records', 'longest track in minutes', { limit: 1, orderBy: [{ direction: 'desc' }] }],
    [
      'records',
      'duración media de tracks en minutos',
      { measures: [{ fn: 'avg', ...dividedBy('milliseconds', 60_000) }] },
      'es',
    ],
    [
      'records',
      'thời lượng trung bình của track tính bằng phút',
      { measures: [{ fn: 'avg', ...dividedBy('milliseconds', 60_000) }] },
      'vi',
    ],
    [
      'print',
      'total weight of goods in grams',
      {
        measures: [
          { fn: 'sum', expr: { op: 'multiply', args: [{ path: 'sheet_weight_kg' }, { value: 1000 }] } },
        ],
      },
    ],
    [
      'print',
      'average duration of downtime events in minutes',
      { measures: [{ fn: 'avg', expr: { ...lasted, difference: 'minute' } }] },
    ],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });
});

describe('how long rows of it lasted', () => {
  it.each<[string, object]>([
    [
      'total downtime by press',
      { measures: [{ fn: 'sum', expr: lasted }], dimensions: [{ path: 'press_id' }, {}] },
    ],
    ['downtime by cause', { measures: [{ fn: 'sum', expr: lasted }], dimensions: [{ path: 'cause' }] }],
    ['total downtime', { measures: [{ fn: 'sum', expr: lasted }] }],
    ['downtime events per press', { measures: [{ fn: 'count' }], model: 'downtime_events' }],
    ['how many downtime events were there?', { measures: [{ fn: 'count' }], model: 'downtime_events' }],
    [
      'average cycle time by good',
      { model: 'runs', measures: [{ fn: 'avg', expr: { to: { path: 'ended_at' } } }] },
    ],
  ])('%s', async (question, expected) => {
    expect(await meant('print', question)).toMatchObject(expected);
  });

  const nights = { difference: 'day', from: { path: 'check_in' }, to: { path: 'check_out' } };
  it.each<[string, object, Locale?]>([
    [
      'total nights booked in 2026',
      { measures: [{ fn: 'sum', expr: nights }], where: { path: 'booked_at' } },
    ],
    ['nights by lodge', { measures: [{ fn: 'sum', expr: nights }] }],
    ['average number of nights', { measures: [{ fn: 'avg', expr: nights }] }],
    ['noches por lodge', { measures: [{ fn: 'sum', expr: nights }] }, 'es'],
    [
      'guests with more than 3 stays',
      { model: 'guests', where: { exists: 'reservations', count: { op: 'gt', value: 3 } } },
    ],
  ])('%s', async (question, expected, locale) => {
    expect(await meant('lodge', question, locale)).toMatchObject(expected);
  });

  it.each<[string, object, Locale]>([
    ['huéspedes sin reservas', { model: 'guests', where: { notExists: 'reservations' } }, 'es'],
    ['lodge 5 sao', { model: 'lodges', where: { path: 'stars', op: 'eq', value: 5 } }, 'vi'],
    ['khách đang ở', { model: 'guests', where: { where: { path: 'status', value: 'checked_in' } } }, 'vi'],
  ])('%s', async (question, expected, locale) => {
    expect(await meant('lodge', question, locale)).toMatchObject(expected);
  });

  it('busy by what is asked, where it is no time that is busy', async () => {
    expect(await meant('lodge', 'busiest lodge')).toMatchObject({ kind: 'clarification' });
  });
});

describe('what a deed was done to', () => {
  it.each<[string, object]>([
    ['production by site', { model: 'runs', measures: [{ fn: 'sum', path: 'qty_produced' }] }],
    [
      'total production last month',
      { measures: [{ fn: 'sum', path: 'qty_produced' }], where: { op: 'during' } },
    ],
    [
      'spoilage rate by press',
      {
        measures: [
          {
            fn: 'ratio',
            percent: true,
            of: [
              { fn: 'sum', path: 'qty_spoiled' },
              { fn: 'sum', path: 'qty_produced' },
            ],
          },
        ],
      },
    ],
    [
      'failed proofs by reader',
      { model: 'proofs', measures: [{ fn: 'count' }], dimensions: [{ path: 'reader' }] },
    ],
    ['proofs by reader', { model: 'proofs', measures: [{ fn: 'count' }], dimensions: [{ path: 'reader' }] }],
  ])('%s', async (question, expected) => {
    expect(await meant('print', question)).toMatchObject(expected);
  });
});

describe('what each of many spent', () => {
  const onSwing = { path: 'track.genre.name', op: 'eq', value: 'Swing' };
  it.each<[string, object, Locale?]>([
    [
      'how much did each customer spend',
      {
        model: 'invoices',
        measures: [{ fn: 'sum', path: 'total' }],
        dimensions: [{ path: 'customer_id' }, {}, {}],
      },
    ],
    // The other records on an invoice are no swing.
    ['how much did each customer spend on Swing', { model: 'invoice_lines', where: onSwing }],
    [
      'spending on Swing per country',
      { model: 'invoice_lines', where: onSwing, dimensions: [{ path: 'invoice.customer.country' }] },
    ],
    [
      'revenue of invoices with more than 5 lines',
      { model: 'invoices', measures: [{ fn: 'sum', path: 'total' }] },
    ],
    ['total customer spend', { model: 'invoices', measures: [{ fn: 'sum', path: 'total' }] }],
    // Where nothing is called an order, what was bought stands on an invoice.
    ['customers who never bought anything', { model: 'customers', where: { notExists: 'invoices' } }],
    ['how many customers bought something in 2025', { model: 'customers', where: { exists: 'invoices' } }],
    ['clientes que nunca compraron', { model: 'customers', where: { notExists: 'invoices' } }, 'es'],
    ['total length of tracks', { model: 'tracks', measures: [{ fn: 'sum', path: 'milliseconds' }] }],
  ])('%s', async (question, expected, locale) => {
    expect(await meant('records', question, locale)).toMatchObject(expected);
  });
});

describe('what things are worth, and what is left of them', () => {
  const stock = {
    fn: 'sum',
    expr: { op: 'multiply', args: [{ path: 'quantity' }, { path: 'part.unit_cost' }] },
  };
  const left = { op: 'subtract', args: [{ path: 'sale_price' }, { path: 'unit_cost' }] };
  const cost = { op: 'multiply', args: [{ path: 'part.unit_cost' }, { path: 'quantity' }] };
  const profit = { fn: 'sum', expr: { op: 'subtract', args: [{ path: 'line_total' }, cost] } };
  const perMonth = { path: 'order.ordered_on', bucket: 'month' };
  it.each<[keyof typeof schemas, string, object, Locale?]>([
    ['depot', 'inventory value by hall', { model: 'stock_levels', measures: [stock] }],
    ['depot', 'valor del inventario', { measures: [stock] }, 'es'],
    ['depot', 'giá trị tồn kho', { measures: [stock] }, 'vi'],
    ['depot', 'margin by part', { model: 'parts', fields: [{}, { expr: left }] }],
    // Where sales are kept, profit is of what was sold.
    ['sold', 'profit by month', { model: 'order_lines', measures: [profit], dimensions: [perMonth] }],
    ['sold', 'profit margin by channel', { measures: [{ fn: 'ratio', percent: true, of: [profit, {}] }] }],
  ])('%s: %s', async (on, question, expected, locale) => {
    expect(await meant(on, question, locale)).toMatchObject(expected);
  });
});

describe('several numbers for each group', () => {
  it.each<[keyof typeof schemas, string, object]>([
    [
      'depot',
      'quantity and reserved quantity by hall',
      {
        measures: [
          { fn: 'sum', path: 'quantity' },
          { fn: 'sum', path: 'reserved_quantity' },
        ],
        dimensions: [{ path: 'hall_id' }, {}],
      },
    ],
    [
      'depot',
      'unit cost and sale price by part',
      { fields: [{ path: 'title' }, { path: 'unit_cost' }, { path: 'sale_price' }] },
    ],
    ['depot', 'unit cost and sale price of each part', { fields: [{ path: 'title' }, {}, {}] }],
    [
      'depot',
      'on time rate',
      {
        model: 'repairs',
        measures: [{ of: [{ where: { path: 'completed_on', op: 'lte', field: 'due_date' } }, {}] }],
      },
    ],
  ])('%s: %s', async (on, question, expected) => {
    expect(await meant(on, question)).toMatchObject(expected);
  });
});

describe('totals and shares of rows in a state', () => {
  const total = { fn: 'sum', path: 'total_amount' };
  const cancelled = { path: 'status', op: 'eq', value: 'cancelled' };
  const shareOf = (value: string) => ({
    measures: [{ fn: 'ratio', percent: true, of: [{ where: { path: 'status', value } }, { fn: 'count' }] }],
  });
  it.each<[string, object]>([
    ['total amount of orders', { measures: [total] }],
    ['what is the total amount of cancelled orders?', { measures: [total], where: cancelled }],
    ['list the total amount of orders', { fields: [{ path: 'total_amount' }] }],
    ['total cancelled orders', { measures: [{ fn: 'count' }], where: cancelled }],
    ['unshipped orders', { where: { path: 'shipped_on', op: 'isNull' } }],
    ['absence rate', shareOf('absent')],
    ['attendance rate by pupil', shareOf('present')],
    [
      'absences per pupil',
      { model: 'attendance', where: { value: 'absent' }, dimensions: [{ path: 'pupil_id' }, {}] },
    ],
  ])('%s', async (question, expected) => {
    expect(await meant('sold', question)).toMatchObject(expected);
  });

  it('a state that is told of others says nothing of those beside it', async () => {
    const club = writtenManifest(
      { coaches: 'name left_on:date?', players: 'name coach_id>coaches', passes: 'player_id>players status' },
      { 'passes.status': ['active', 'expired'] },
    );
    const planning = await planBuiltIn(
      builtInContext('how many active players are there', club),
      new AbortController().signal,
    );
    expect(planning).toMatchObject({
      reading: { plan: { model: 'players', where: { exists: 'passes', where: { value: 'active' } } } },
    });
  });

  it.each(['constructors per month', 'constructor rate', 'valueOf rate'])(
    '%s is no deed',
    async (question) => {
      expect(await meant('sold', question)).not.toHaveProperty('measures');
    },
  );

  it('what nobody adds up is no amount that somebody owes', async () => {
    expect(await meant('sold', 'how much do pupils owe')).toMatchObject({ kind: 'not_possible' });
  });
});

it('what only another topic understands is another topic, though it has two readings', async () => {
  const shops = writtenManifest(
    { orders: 'ordered_on:date status', plans: 'began_on:date status' },
    { 'orders.status': ['placed', 'cancelled'], 'plans.status': ['running', 'cancelled'] },
  );
  const plan: Plan = { model: 'orders', measures: [{ fn: 'count', as: 'n' }] };
  const turns = [{ question: 'how many orders are there', plan }];
  const context = builtInContext('cancellations per month', shops, { turns });
  const perMonth = (path: string) => ({ reading: { plan: { dimensions: [{ path, bucket: 'month' }] } } });
  expect(await planBuiltIn(context, new AbortController().signal)).toMatchObject({
    kind: 'clarification',
    options: [perMonth('ordered_on'), perMonth('began_on')],
  });
});
