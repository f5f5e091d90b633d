// Questions about rooms that members book and are billed for, by people who know none of the columns.
import { expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const rooms = writtenManifest(
  {
    members: 'full_name status joined_on:date',
    rooms: 'name capacity:integer',
    bookings: 'room_id>rooms member_id>members booked_at:timestamp starts_at:timestamp',
    invoices: 'member_id>members issued_on:date due_on:date paid_on:date? total_amount:decimal status',
  },
  { 'members.status': ['active', 'left'], 'invoices.status': ['open', 'paid'] },
);
const overdue = {
  and: [
    { path: 'paid_on', op: 'isNull' },
    { path: 'due_on', op: 'before' },
  ],
};

it.each<[string, Locale, object]>([
  [
    'How many members have at least 10 bookings?',
    'en',
    { where: { exists: 'bookings', count: { op: 'gte', value: 10 } } },
  ],
  ['How many invoices are past their due date?', 'en', { model: 'invoices', where: overdue }],
  ['How many invoices are past due?', 'en', { model: 'invoices', where: overdue }],
  ['Có bao nhiêu hóa đơn quá hạn?', 'vi', { model: 'invoices', where: overdue }],
  ['Có bao nhiêu hội viên mới trong năm nay?', 'vi', { model: 'members', measures: [{ fn: 'count' }] }],
  ['Phòng nào được đặt nhiều nhất?', 'vi', { model: 'rooms', limit: 1 }],
])('%s', async (question, locale, plan) => {
  const planning = await planBuiltIn(
    builtInContext(question, rooms, { locale }),
    new AbortController().signal,
  );
  expect(planning).toMatchObject({ kind: 'plan', reading: { plan } });
});
