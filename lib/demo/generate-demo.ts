// The demo business: Brightwater, a company that sells office equipment and service plans to other
// companies in eleven countries. Everything is invented here, the same for everybody who loads it on
// the same day, and dated so that "last month" has something to say.
import { demoCalendar } from './demo-calendar.ts';
import type { DemoTable } from './demo-table.ts';
import { generateCustomers } from './generate-customers.ts';
import { generateOrders } from './generate-orders.ts';
import { generateProducts } from './generate-products.ts';
import { generateStaff } from './generate-staff.ts';
import { generateSystems } from './generate-systems.ts';
import { generateTickets } from './generate-tickets.ts';

/** All rows of the demo business, about 200,000. Depends on the UTC day of `now` and on nothing else. */
export function generateDemo(now: Date): DemoTable[] {
  const calendar = demoCalendar(now);
  const staff = generateStaff(calendar);
  const range = generateProducts(calendar);
  const clientele = generateCustomers(calendar, staff.salesRepIds);
  const orderBook = generateOrders(calendar, clientele.customers, range);
  return [
    ...staff.tables,
    ...range.tables,
    ...clientele.tables,
    ...orderBook.tables,
    generateTickets(calendar, clientele.customers, orderBook.orders, staff.supportAgentIds),
    generateSystems(calendar),
  ];
}
