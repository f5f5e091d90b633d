// What waits to be done, what takes how long, how many of each kind, and whose name a nameless row goes by.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const school = writtenManifest(
  {
    accounts: 'first_name last_name last_login:timestamp? date_joined:timestamp',
    sites: 'site_name town',
    pilots: 'account_id!>accounts site_id>sites sex born_on:date licence_expiry:date left_on:date?',
    planes: 'model tail_number site_id>sites build_year:integer bought_on:date',
    flights: 'pilot_id>pilots plane_id>planes started_at:timestamp ended_at:timestamp? distance_km:decimal',
    exams: 'pilot_id>pilots subject passed:boolean sat_on:date',
    claims: 'pilot_id>pilots cost:decimal stage filed_on:date',
    shifts: 'pilot_id>pilots worked_on:date hours:decimal overtime_hours:decimal fatigue:integer',
    bookings: 'pilot_id>pilots state booked_on:date confirmed_at:timestamp?',
    leaves: 'driver_id>drivers kind start_date:date end_date:date?',
    forms: 'leave_id>leaves page_count:integer',
    drivers: 'first_name last_name',
    parts: 'part_name units_in_stock:integer minimum_stock:integer',
    bills: 'pilot_id>pilots due_amount:decimal issued_on:date paid_on:date?',
    guests: 'full_name town email:text? email_verified_at:timestamp?',
    orders: 'guest_id>guests total_amount:decimal ordered_on:date shipped_at:date?',
    payments: 'booking_id>bookings amount:decimal paid_on:date',
  },
  {
    'pilots.sex': ['M', 'F'],
    'bookings.state': ['new', 'cancelled'],
    'leaves.kind': ['vacation', 'illness'],
    'claims.stage': ['pending', 'approved', 'rejected'],
  },
);

async function meant(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, school, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest: school, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const hours = { difference: 'hour', from: { path: 'started_at' }, to: { path: 'ended_at' } };
const unconfirmed = {
  and: [{ path: 'confirmed_at', op: 'isNull' }, { not: { path: 'state', op: 'eq', value: 'cancelled' } }],
};

const unpaid = { model: 'bills', where: { path: 'paid_on', op: 'isNull' } };
const unsent = { path: 'shipped_at', op: 'isNull' };

describe('what waits to be done', () => {
  it.each<[string, Locale, object]>([
    ['bookings waiting to be confirmed', 'en', { model: 'bookings', where: unconfirmed }],
    ['bookings awaiting confirmation', 'en', { model: 'bookings', where: unconfirmed }],
    ['bookings pendientes de confirmar', 'es', { model: 'bookings', where: unconfirmed }],
    ['bookings por confirmar', 'es', { model: 'bookings', where: unconfirmed }],
    [
      'claims pending approval',
      'en',
      { model: 'claims', where: { path: 'stage', op: 'eq', value: 'pending' } },
    ],
    ['bookings waiting for payment', 'en', { model: 'bookings', where: { notExists: 'payments' } }],
    ['bills waiting for payment', 'en', unpaid],
    ['bills por pagar', 'es', unpaid],
    ['bills chờ thanh toán', 'vi', unpaid],
  ])('%s', async (question, locale, expected) => {
    expect(await meant(question, locale)).toMatchObject(expected);
  });

  it.each<[string, Locale, object]>([
    ['guests who left orders', 'en', { notExists: 'orders' }],
    // "Chờ" is to wait, and "cho" only for what.
    ['orders cho giao hàng', 'vi', unsent],
  ])('is not said by a word that has other meanings: %s', async (question, locale, where) => {
    expect(JSON.stringify(await meant(question, locale))).not.toContain(JSON.stringify(where).slice(1, -1));
  });

  it.each<[string, Locale]>([
    ['guests without email', 'en'],
    ['guests sin email', 'es'],
    ['guests sin correo', 'es'],
  ])('is not what a column lacks: %s', async (question, locale) => {
    expect(await meant(question, locale)).toMatchObject({ where: { path: 'email', op: 'isNull' } });
  });

  it('is said in Vietnamese with and without accents', async () => {
    const expected = { model: 'orders', where: unsent };
    expect(await meant('orders chờ giao hàng', 'vi')).toMatchObject(expected);
    expect(await meant('orders cho giao hang', 'vi')).toMatchObject(expected);
  });

  it('is denied by a word of its own', async () => {
    expect(await meant('failed exams')).toMatchObject({
      model: 'exams',
      where: { not: { path: 'passed', op: 'eq', value: true } },
    });
  });
});

describe('how long something takes', () => {
  it.each([
    'average flight duration',
    'how long do flights take',
    'how long does a flight last on average',
    'average duration of flights',
  ])('is the time between its two ends: %s', async (question) => {
    expect(await meant(question)).toMatchObject({ model: 'flights', measures: [{ fn: 'avg', expr: hours }] });
  });

  it('is compared with a time', async () => {
    expect(await meant('flights with a duration of more than 3 hours')).toMatchObject({
      model: 'flights',
      where: { expr: hours, value: 3 },
    });
  });

  it('is an age where people are meant', async () => {
    const expected = { model: 'pilots', measures: [{ fn: 'avg', expr: { difference: 'year' } }] };
    expect(await meant('how old are our pilots on average')).toMatchObject(expected);
    expect(await meant('average age of pilots by site')).toMatchObject(expected);
    expect(await meant('what did people eat in the middle ages')).toMatchObject({ kind: 'not_possible' });
  });
});

describe('how many of each kind', () => {
  it.each<[string, Locale]>([
    ['sex ratio', 'en'],
    ['breakdown of pilots by sex', 'en'],
    ['sex breakdown', 'en'],
    ['distribución de pilots por sex', 'es'],
    ['phân bố pilots theo sex', 'vi'],
  ])('%s', async (question, locale) => {
    expect(await meant(question, locale)).toMatchObject({
      model: 'pilots',
      measures: [{ fn: 'count' }],
      dimensions: [{ path: 'sex' }],
    });
  });

  it('counts the people of a sex, not the places that have some', async () => {
    const where = { path: 'sex', op: 'eq', value: 'F' };
    expect(await meant('number of women by site')).toMatchObject({ model: 'pilots', where });
    expect(await meant('percentage of women by site')).toMatchObject({
      model: 'pilots',
      measures: [{ fn: 'ratio', of: [{ where }, { fn: 'count' }] }],
    });
    expect(await meant('percentage of women')).toMatchObject({
      model: 'pilots',
      measures: [{ fn: 'ratio', of: [{ where }, { fn: 'count' }] }],
    });
  });
});

describe('verbs of two words', () => {
  it.each<[string, object]>([
    ['accounts that never logged in', { where: { path: 'last_login', op: 'isNull' } }],
    ['who logged in today', { where: { path: 'last_login', op: 'during' } }],
    [
      'accounts that have not logged in for 60 days',
      {
        where: {
          or: [
            { path: 'last_login', op: 'isNull' },
            { path: 'last_login', op: 'notDuring' },
          ],
        },
      },
    ],
    ['how many accounts signed up last month', { where: { path: 'date_joined', op: 'during' } }],
  ])('%s', async (question, expected) => {
    expect(await meant(question)).toMatchObject({ model: 'accounts', ...expected });
  });

  it('name the day of what a licence or a stay comes to an end on', async () => {
    expect(await meant('pilots whose licence expires in the next 60 days')).toMatchObject({
      where: { path: 'licence_expiry', op: 'during' },
    });
  });
});

describe('a row without a name of its own', () => {
  it('goes by the name of the account that it is one with', async () => {
    const names = ['account.first_name', 'account.last_name'];
    expect(await meant('pilots of site 1')).toMatchObject({ model: 'pilots' });
    const listed = await meant('top 3 pilots by distance flown');
    expect(JSON.stringify(listed)).toContain('first_name');
    const grouped = await meant('number of exams per pilot');
    expect(grouped).toMatchObject({
      model: 'exams',
      dimensions: [{ path: 'pilot_id' }, ...names.map((name) => ({ path: `pilot.${name}` }))],
    });
    expect(await meant('latest exam of each pilot')).toMatchObject({ topPerGroup: { by: ['id'] } });
  });

  it('or by what stands on the thing itself', async () => {
    expect(await meant('number of flights per plane')).toMatchObject({
      dimensions: [{ path: 'plane_id' }, { path: 'plane.tail_number' }],
    });
  });
});

describe('a number with its unit in its name', () => {
  const flown = { fn: 'sum', path: 'distance_km' };

  it.each<[string, object]>([
    ['total distance by plane', { model: 'flights', measures: [flown] }],
    ['how many kilometers did we fly', { model: 'flights', measures: [flown] }],
    [
      'top 5 planes by distance',
      { model: 'planes', orderBy: [{ by: 'sum_distance_km', direction: 'desc' }], limit: 5 },
    ],
    ['overtime by site', { model: 'shifts', measures: [{ fn: 'sum', path: 'overtime_hours' }] }],
  ])('is asked for without it, or by it alone: %s', async (question, expected) => {
    expect(await meant(question)).toMatchObject(expected);
  });

  it('is added up by what was done, and has a mean where it adds up to nothing', async () => {
    expect(await meant('hours worked per site')).toMatchObject({ measures: [{ fn: 'sum', path: 'hours' }] });
    expect(await meant('fatigue by site')).toMatchObject({ measures: [{ fn: 'avg', path: 'fatigue' }] });
    // What each has may as well be listed.
    expect(await meant('the fatigue of shifts for each site')).not.toHaveProperty('measures');
  });

  it('is one mean of all rows, where each row has one', async () => {
    const plan = await meant('average distance per flight');
    expect(plan).toMatchObject({ model: 'flights', measures: [{ fn: 'avg', path: 'distance_km' }] });
    expect(plan).not.toHaveProperty('dimensions');
  });
});

describe('the age of a thing', () => {
  it.each(['planes older than 10 years', 'planes more than 10 years old'])(
    'is told by the year it is from: %s',
    async (question) => {
      expect(await meant(question)).toMatchObject({ where: { path: 'build_year', op: 'lt', value: 2016 } });
    },
  );

  it('of people is that since their birth, and no day of anything else', async () => {
    expect(await meant('pilots older than 50 years')).toMatchObject({
      where: { expr: { difference: 'year', from: { path: 'born_on' } }, op: 'gt', value: 50 },
    });
  });
});

describe('what a trade says in a word', () => {
  const low = { path: 'units_in_stock', op: 'lte', field: 'minimum_stock' };
  const once = { exists: 'orders', count: { op: 'eq', value: 1 } };
  const several = { exists: 'orders', count: { op: 'gte', value: 2 } };

  it.each<[string, Locale, object]>([
    ['parts that need to be reordered', 'en', { model: 'parts', where: low }],
    ['parts que hay que reponer', 'es', { model: 'parts', where: low }],
    ['parts sắp hết hàng', 'vi', { model: 'parts', where: low }],
    ['repeat guests', 'en', { model: 'guests', where: several }],
    ['guests recurrentes', 'es', { model: 'guests', where: several }],
    ['one-time guests', 'en', { model: 'guests', where: once }],
    ['guests chỉ mua một lần', 'vi', { model: 'guests', where: once }],
    ['guests que solo compraron una vez', 'es', { model: 'guests', where: once }],
    ['guests que compraron una sola vez', 'es', { model: 'guests', where: once }],
    ['current pilots', 'en', { model: 'pilots', where: { path: 'left_on', op: 'isNull' } }],
  ])('%s', async (question, locale, expected) => {
    expect(await meant(question, locale)).toMatchObject(expected);
  });

  it('is not guessed where nothing says it', async () => {
    expect(await meant('parts to polish')).toMatchObject({ kind: 'not_possible' });
  });
});

describe('who is away', () => {
  it.each(['drivers on vacation next week', 'who is on vacation next week'])(
    'are those whose days meet the period: %s',
    async (question) => {
      const plan = JSON.stringify(await meant(question));
      expect(plan).toContain('"path":"start_date","op":"until"');
      expect(plan).toContain('"path":"end_date","op":"since"');
      expect(plan).toContain('first_name');
      // Who has no day to come back is away too.
      expect(plan).toContain('"path":"end_date","op":"isNull"');
    },
  );

  it.each<[string, Locale]>([
    ['how many forms on leaves are there', 'en'],
    ['cuántos forms de leaves hay', 'es'],
  ])('are people: %s', async (question, locale) => {
    expect(JSON.stringify(await meant(question, locale))).not.toContain('"op":"until"');
  });
});
