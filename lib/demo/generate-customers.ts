import { type DemoCalendar, day, later } from './demo-calendar.ts';
import { type DemoCountry, demoCountries, demoRegions } from './demo-countries.ts';
import { type DemoTable, type DemoValue, money } from './demo-table.ts';
import { plainLetters } from './plain-letters.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

const customerCount = 3000;
/** Customers who had signed up before the thirty months that the orders cover. */
const earlyCustomers = 700;

const plans = [
  ['Starter', 29, 3],
  ['Team', 89, 10],
  ['Business', 249, 30],
  ['Enterprise', 799, 120],
] as const;

export interface DemoCustomer {
  readonly id: number;
  readonly signedUp: Date;
  /** How often they order, compared with the others; zero for those who never did. */
  readonly activity: number;
  readonly countryCode: string;
}

export interface Clientele {
  readonly tables: readonly DemoTable[];
  /** In the order in which they signed up. */
  readonly customers: readonly DemoCustomer[];
}

/** Regions, countries, customers and their subscriptions. */
export function generateCustomers(calendar: DemoCalendar, salesRepIds: readonly number[]): Clientele {
  const random = seededRandom('customers');
  const signUps = Array.from({ length: customerCount }, (_, index) =>
    index < earlyCustomers
      ? new Date(calendar.start.getTime() - random.next() * 500 * 86_400_000)
      : calendar.moment(random),
  ).sort((one, other) => one.getTime() - other.getTime());

  const customers: DemoCustomer[] = [];
  const rows: DemoValue[][] = [];
  for (const [index, signedUp] of signUps.entries()) {
    const country = random.weighted(demoCountries.map((each) => [each, each.weight] as const));
    const segment = random.weighted([
      ['small business', 62],
      ['mid-market', 28],
      ['enterprise', 10],
    ] as const);
    const name = companyName(country, random);
    const first = random.pick(country.firstNames);
    const last = random.pick(country.lastNames);
    const size = { 'small business': 1, 'mid-market': 2.2, enterprise: 4.5 }[segment];
    const idle = random.chance(0.07);
    const sinceSignUp = (calendar.end.getTime() - signedUp.getTime()) / 3_600_000;
    customers.push({
      id: index + 1,
      signedUp,
      countryCode: country.code,
      activity: idle ? 0 : size * (0.3 + random.next() ** 2 * 3),
    });
    rows.push([
      index + 1,
      name,
      country.familyNameFirst ? `${last} ${first}` : `${first} ${last}`,
      `${plainLetters(first)}.${plainLetters(last)}@${plainLetters(name)}${index + 1}.example`,
      random.chance(0.85)
        ? `${country.phone} ${random.whole(200, 999)} ${random.whole(100_000, 999_999)}`
        : null,
      segment,
      country.code,
      random.pick(country.cities),
      random.chance(0.94) ? random.pick(salesRepIds) : null,
      random.chance(0.6) ? money(Math.round(size * random.whole(4, 40)) * 50_000) : null,
      random.chance(0.55),
      signedUp,
      random.chance(0.9) ? later(signedUp, random.next() * sinceSignUp) : null,
      `$argon2id$v=19$m=19456,t=2,p=1$${random.hex(22)}$${random.hex(43)}`,
      random.chance(0.3) ? `bws_${random.hex(40)}` : null,
    ]);
  }

  return {
    customers,
    tables: [
      { name: 'regions', columns: ['id', 'name'], rows: demoRegions.map((name, index) => [index + 1, name]) },
      {
        name: 'countries',
        columns: ['code', 'name', 'region_id', 'currency'],
        rows: demoCountries.map(({ code, name, region, currency }) => [
          code,
          name,
          demoRegions.indexOf(region) + 1,
          currency,
        ]),
      },
      {
        name: 'customers',
        columns: [
          'id',
          'name',
          'contact_name',
          'email',
          'phone',
          'segment',
          'country_code',
          'city',
          'sales_rep_id',
          'credit_limit',
          'newsletter',
          'signed_up_at',
          'last_login_at',
          'password_hash',
          'api_token',
        ],
        rows,
      },
      {
        name: 'plans',
        columns: ['id', 'name', 'monthly_price', 'seats_included'],
        rows: plans.map(([name, price, seats], index) => [index + 1, name, money(price * 100), seats]),
      },
      subscriptions(customers, calendar),
    ],
  };
}

function companyName(country: DemoCountry, random: SeededRandom): string {
  return random
    .pick(country.companies)
    .replace('#', random.pick(country.lastNames))
    .replace('*', random.pick(country.companyWords));
}

function subscriptions(customers: readonly DemoCustomer[], calendar: DemoCalendar): DemoTable {
  const random = seededRandom('subscriptions');
  const rows: DemoValue[][] = [];
  for (const customer of customers) {
    const times = random.weighted([
      [0, 52],
      [1, 40],
      [2, 8],
    ]);
    let from = customer.signedUp;
    for (let time = 0; time < times; time++) {
      const started = later(from, random.next() * 24 * 200);
      if (started >= calendar.end) break;
      const last = time === times - 1;
      const ended = later(started, 24 * random.whole(40, 500));
      const over = ended < calendar.end && (!last || random.chance(0.45));
      const young = calendar.end.getTime() - started.getTime() < 30 * 86_400_000;
      const plan = random.weighted(
        plans.map((_, index) => [index + 1, [40, 34, 19, 7][index] ?? 1] as const),
      );
      rows.push([
        rows.length + 1,
        customer.id,
        plan,
        over ? 'cancelled' : young ? 'trial' : random.chance(0.06) ? 'paused' : 'active',
        Math.max(1, Math.round((plans[plan - 1]?.[2] ?? 1) * (0.4 + random.next()))),
        day(started),
        over ? day(ended) : null,
      ]);
      if (!over) break;
      from = ended;
    }
  }
  return {
    name: 'subscriptions',
    columns: ['id', 'customer_id', 'plan_id', 'status', 'seats', 'started_on', 'ended_on'],
    rows,
  };
}
