import { type DemoCalendar, day } from './demo-calendar.ts';
import type { DemoTable } from './demo-table.ts';
import { seededRandom } from './seeded-random.ts';

// `users` are the few who administer a system, `total_users` everyone who can sign in. Exactly three
// systems have more than 1,000 total users, and none comes near that in `users`: a newcomer who reads
// "user" as the column of that name counts none, which is the mistake that feedback then corrects.
const systems: readonly [name: string, kind: string, vendor: string | null, users: number, total: number][] =
  [
    ['Web Shop', 'web application', null, 14, 18640],
    ['Customer Portal', 'web application', null, 11, 7310],
    ['Partner Ordering', 'web application', 'Ordify', 8, 1285],
    ['Staff Directory', 'identity', 'Northkey', 9, 960],
    ['Single Sign-On', 'identity', 'Northkey', 6, 745],
    ['Mail and Calendar', 'communication', 'Postlane', 7, 690],
    ['Team Chat', 'communication', 'Postlane', 5, 655],
    ['Telephone Exchange', 'communication', 'Voxline', 4, 310],
    ['Helpdesk', 'support', 'Deskwell', 12, 420],
    ['Knowledge Base', 'support', 'Deskwell', 10, 880],
    ['Accounting', 'finance', 'Ledgerly', 6, 48],
    ['Expense Claims', 'finance', 'Ledgerly', 4, 610],
    ['Payroll', 'finance', 'Paywise', 3, 22],
    ['Budget Planning', 'finance', null, 3, 37],
    ['Warehouse Management', 'logistics', 'Stockrail', 15, 240],
    ['Transport Planning', 'logistics', 'Stockrail', 6, 58],
    ['Barcode Terminals', 'logistics', null, 5, 130],
    ['Customs Declarations', 'logistics', 'Portclear', 3, 19],
    ['Purchasing', 'purchasing', 'Ordify', 7, 64],
    ['Supplier Portal', 'purchasing', 'Ordify', 5, 385],
    ['Contract Archive', 'documents', null, 4, 205],
    ['Document Store', 'documents', 'Filehaven', 8, 640],
    ['Electronic Signatures', 'documents', 'Filehaven', 3, 150],
    ['Customer Relations', 'sales', 'Leadwell', 13, 190],
    ['Quotation Tool', 'sales', null, 6, 95],
    ['Newsletter', 'marketing', 'Sendory', 5, 26],
    ['Campaign Analytics', 'marketing', 'Sendory', 4, 34],
    ['Brand Library', 'marketing', null, 3, 170],
    ['Data Warehouse', 'analytics', null, 9, 110],
    ['Reporting', 'analytics', 'Chartline', 7, 330],
    ['Source Code', 'engineering', 'Gitward', 6, 72],
    ['Build Servers', 'engineering', 'Gitward', 5, 44],
    ['Error Tracking', 'engineering', null, 4, 51],
    ['Time Tracking', 'human resources', 'Paywise', 5, 590],
    ['Recruiting', 'human resources', 'Talentbay', 4, 46],
    ['Training', 'human resources', 'Talentbay', 4, 815],
    ['Backup', 'infrastructure', 'Safekeep', 4, 12],
    ['Monitoring', 'infrastructure', null, 6, 39],
    ['Virtual Machines', 'infrastructure', 'Cloudrow', 7, 28],
    ['Access Badges', 'facilities', 'Gatehouse', 5, 720],
    ['Meeting Rooms', 'facilities', null, 3, 680],
    ['Visitor Register', 'facilities', 'Gatehouse', 3, 15],
  ];

const owners: Record<string, number> = {
  support: 3,
  engineering: 4,
  logistics: 5,
  purchasing: 6,
  finance: 7,
  sales: 2,
  marketing: 8,
  'human resources': 9,
};
const itDepartment = 10;

export function generateSystems(calendar: DemoCalendar): DemoTable {
  const random = seededRandom('systems');
  const before = (days: number) => day(new Date(calendar.end.getTime() - days * 86_400_000));
  return {
    name: 'systems',
    columns: [
      'id',
      'name',
      'kind',
      'vendor',
      'department_id',
      'users',
      'total_users',
      'is_critical',
      'launched_on',
      'last_reviewed_on',
    ],
    rows: systems.map(([name, kind, vendor, users, total], index) => [
      index + 1,
      name,
      kind,
      vendor,
      owners[kind] ?? itDepartment,
      users,
      total,
      total > 600 || random.chance(0.2),
      before(random.whole(400, 4000)),
      random.chance(0.75) ? before(random.whole(10, 390)) : null,
    ]),
  };
}
