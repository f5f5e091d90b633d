import { type DemoCalendar, day } from './demo-calendar.ts';
import { demoCountries } from './demo-countries.ts';
import { type DemoTable, money } from './demo-table.ts';
import { plainLetters } from './plain-letters.ts';
import { seededRandom } from './seeded-random.ts';

/** Departments with their budget (in thousands), the title of their head, of leads, and of the rest. */
const departments = [
  ['Management', 'Chicago', 900, 'Chief Executive Officer', 'Chief of Staff', ['Executive Assistant']],
  ['Sales', 'Chicago', 4200, 'Head of Sales', 'Sales Team Lead', ['Sales Representative', 'Account Manager']],
  ['Customer Support', 'Austin', 2100, 'Head of Support', 'Support Team Lead', ['Support Agent']],
  [
    'Engineering',
    'Berlin',
    3900,
    'Head of Engineering',
    'Engineering Lead',
    ['Software Engineer', 'Data Engineer'],
  ],
  [
    'Logistics',
    'Hamburg',
    2600,
    'Head of Logistics',
    'Warehouse Lead',
    ['Logistics Planner', 'Warehouse Clerk'],
  ],
  ['Purchasing', 'Hamburg', 1100, 'Head of Purchasing', 'Senior Buyer', ['Buyer']],
  ['Finance', 'Madrid', 1300, 'Chief Financial Officer', 'Controller', ['Accountant', 'Financial Analyst']],
  ['Marketing', 'Madrid', 1800, 'Head of Marketing', 'Brand Lead', ['Marketing Specialist', 'Designer']],
  ['Human Resources', 'Chicago', 700, 'Head of People', 'Recruiting Lead', ['HR Specialist']],
  ['IT', 'Hà Nội', 1600, 'Head of IT', 'Operations Lead', ['System Administrator', 'IT Support Engineer']],
] as const;

const staffCounts = [4, 42, 34, 28, 26, 10, 14, 13, 8, 13];

export interface Staff {
  readonly tables: readonly DemoTable[];
  readonly salesRepIds: readonly number[];
  readonly supportAgentIds: readonly number[];
}

/** Departments and employees: a head of the company, heads of departments, team leads, everybody else. */
export function generateStaff(calendar: DemoCalendar): Staff {
  const random = seededRandom('employees');
  const rows: (string | number | null)[][] = [];
  const salesRepIds: number[] = [];
  const supportAgentIds: number[] = [];
  const emails = new Set<string>();

  function hire(title: string, department: number, manager: number | null, level: number): number {
    const id = rows.length + 1;
    const country = random.weighted(demoCountries.map((each) => [each, each.weight] as const));
    const first = random.pick(country.firstNames);
    const last = random.pick(country.lastNames);
    const daysAgo = level === 0 ? 3900 : random.whole(20, 3300);
    const hired = new Date(calendar.end.getTime() - daysAgo * 86_400_000);
    const leaves = level === 3 && random.chance(0.12);
    const left = leaves ? new Date(hired.getTime() + random.next() * daysAgo * 86_400_000) : null;
    const base = [24_000_000, 13_500_000, 8_200_000, 4_600_000][level] ?? 0;
    const salary = Math.round((base * (0.85 + random.next() * 0.4)) / 10_000) * 10_000;
    rows.push([
      id,
      first,
      last,
      uniqueEmail(emails, first, last),
      title,
      department,
      manager,
      country.code,
      day(hired),
      left && day(left),
      money(salary),
      `${country.code}-${random.whole(100_000_000, 999_999_999)}`,
    ]);
    if (title === 'Sales Representative' && !left) salesRepIds.push(id);
    if (title === 'Support Agent') supportAgentIds.push(id);
    return id;
  }

  let chief: number | null = null;
  for (const [index, [, , , headTitle, leadTitle, titles]] of departments.entries()) {
    const department = index + 1;
    const count = staffCounts[index] ?? 0;
    const head: number = hire(headTitle, department, chief, chief === null ? 0 : 1);
    chief ??= head;
    const leads = Array.from({ length: Math.max(1, Math.round(count / 9)) }, () =>
      hire(leadTitle, department, head, 2),
    );
    for (let hired = 1 + leads.length; hired < count; hired++) {
      hire(random.pick<string>(titles), department, random.pick(leads), 3);
    }
  }

  return {
    salesRepIds,
    supportAgentIds,
    tables: [
      {
        name: 'departments',
        columns: ['id', 'name', 'city', 'annual_budget'],
        rows: departments.map(([name, city, budget], index) => [
          index + 1,
          name,
          city,
          money(budget * 100_000),
        ]),
      },
      {
        name: 'employees',
        columns: [
          'id',
          'first_name',
          'last_name',
          'email',
          'job_title',
          'department_id',
          'manager_id',
          'country_code',
          'hired_on',
          'left_on',
          'salary',
          'national_id',
        ],
        rows,
      },
    ],
  };
}

function uniqueEmail(taken: Set<string>, first: string, last: string): string {
  const name = `${plainLetters(first)}.${plainLetters(last)}`;
  let email = `${name}@brightwater.example`;
  for (let number = 2; taken.has(email); number++) email = `${name}${number}@brightwater.example`;
  taken.add(email);
  return email;
}
