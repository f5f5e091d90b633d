import { type DemoCalendar, later } from './demo-calendar.ts';
import type { DemoTable, DemoValue } from './demo-table.ts';
import type { DemoCustomer } from './generate-customers.ts';
import type { DemoOrder } from './generate-orders.ts';
import { seededRandom } from './seeded-random.ts';

const ticketCount = 14_000;

const aboutOrders = [
  'Parcel has not arrived',
  'Wrong item delivered',
  'Item arrived damaged',
  'Change of delivery address',
  'Invoice is missing',
  'Cancel my order',
];
const aboutAnything = [
  'Cannot sign in',
  'Question about a plan',
  'Change of billing details',
  'Request for a quote',
  'Bulk discount',
  'Ordering interface returns an error',
];

/** Hours within which a ticket of each priority is usually answered first. */
const responseHours = { low: 30, normal: 12, high: 4, urgent: 1 };

/** Support tickets: about half of them belong to an order, a few days after it was placed. */
export function generateTickets(
  calendar: DemoCalendar,
  customers: readonly DemoCustomer[],
  orders: readonly DemoOrder[],
  agentIds: readonly number[],
): DemoTable {
  const random = seededRandom('tickets');
  const drafts = Array.from({ length: ticketCount }, () => {
    const order = random.chance(0.55) ? random.pick(orders) : undefined;
    const customer = random.pick(customers);
    const openedAt = order
      ? later(order.orderedAt, random.next() * 24 * 14)
      : later(
          customer.signedUp,
          random.next() * ((calendar.end.getTime() - customer.signedUp.getTime()) / 3_600_000),
        );
    return { order, customerId: order?.customerId ?? customer.id, openedAt };
  })
    .filter(({ openedAt }) => openedAt < calendar.end)
    .sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime());

  const rows = drafts.map(({ order, customerId, openedAt }, index): DemoValue[] => {
    const priority = random.weighted([
      ['low', 24],
      ['normal', 48],
      ['high', 20],
      ['urgent', 8],
    ] as const);
    const firstResponse = later(openedAt, 0.1 + random.next() ** 2 * 2 * responseHours[priority]);
    const closed = later(firstResponse, 0.5 + random.next() ** 3 * 160);
    const responded = firstResponse < calendar.end;
    const isClosed = responded && closed < calendar.end && !random.chance(0.01);
    const waited = (firstResponse.getTime() - openedAt.getTime()) / 3_600_000 / responseHours[priority];
    const score = Math.min(5, Math.max(1, Math.round(5.2 - waited * 1.1 - random.next() * 1.8)));
    return [
      index + 1,
      customerId,
      order?.id ?? null,
      responded || random.chance(0.5) ? random.pick(agentIds) : null,
      random.pick(order ? aboutOrders : aboutAnything),
      priority,
      isClosed ? 'closed' : responded ? 'waiting' : 'open',
      random.weighted([
        ['email', 50],
        ['chat', 34],
        ['phone', 16],
      ] as const),
      openedAt,
      responded ? firstResponse : null,
      isClosed ? closed : null,
      isClosed && random.chance(0.58) ? score : null,
    ];
  });

  return {
    name: 'tickets',
    columns: [
      'id',
      'customer_id',
      'order_id',
      'assignee_id',
      'subject',
      'priority',
      'status',
      'channel',
      'opened_at',
      'first_response_at',
      'closed_at',
      'satisfaction_score',
    ],
    rows,
  };
}
