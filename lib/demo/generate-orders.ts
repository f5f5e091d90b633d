import { type DemoCalendar, firstAbove, later } from './demo-calendar.ts';
import { type DemoTable, type DemoValue, money } from './demo-table.ts';
import type { DemoCustomer } from './generate-customers.ts';
import type { Range } from './generate-products.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

const orderCount = 36_000;

export interface DemoOrder {
  readonly id: number;
  readonly customerId: number;
  readonly orderedAt: Date;
}

export interface OrderBook {
  readonly tables: readonly DemoTable[];
  readonly orders: readonly DemoOrder[];
}

/** Orders with their lines, payments and refunds; the total of an order is the sum of its lines. */
export function generateOrders(
  calendar: DemoCalendar,
  customers: readonly DemoCustomer[],
  range: Range,
): OrderBook {
  const random = seededRandom('orders');
  const chooseCustomer = customerChooser(customers);
  const chooseProduct = productChooser(range);
  const moments = Array.from({ length: orderCount }, () => calendar.moment(random)).sort(
    (one, other) => one.getTime() - other.getTime(),
  );

  const orders: DemoOrder[] = [];
  const orderRows: DemoValue[][] = [];
  const lineRows: DemoValue[][] = [];
  const payments: DemoValue[][] = [];
  const refunds: DemoValue[][] = [];

  for (const orderedAt of moments) {
    const id = orderRows.length + 1;
    const customerId = chooseCustomer(orderedAt, random);
    const code = random.chance(0.14) ? random.pick(['WELCOME10', 'SPRING15', 'BULK20', 'LOYAL5']) : null;
    const percent = code ? Number(code.replace(/\D/g, '')) : 0;
    let total = 0;
    const lines = random.weighted([
      [1, 22],
      [2, 26],
      [3, 22],
      [4, 15],
      [5, 9],
      [6, 6],
    ]);
    const chosen = new Set<number>();
    for (let line = 0; line < lines; line++) {
      const product = chooseProduct(random);
      if (chosen.has(product.id)) continue;
      chosen.add(product.id);
      const quantity = product.priceCents < 5000 ? random.whole(1, 20) : random.whole(1, 4);
      const lineTotal = Math.round((product.priceCents * quantity * (100 - percent)) / 100);
      total += lineTotal;
      lineRows.push([
        lineRows.length + 1,
        id,
        product.id,
        quantity,
        money(product.priceCents),
        percent,
        money(lineTotal),
      ]);
    }

    const progress = orderProgress(orderedAt, calendar.end, random);
    orders.push({ id, customerId, orderedAt });
    orderRows.push([
      id,
      `SO-${100_000 + id}`,
      customerId,
      random.pick(range.warehouseIds),
      progress.status,
      random.weighted([
        ['web', 68],
        ['phone', 14],
        ['partner', 18],
      ] as const),
      orderedAt,
      progress.shippedAt,
      progress.deliveredAt,
      money(total),
      money(total > 50_000 ? 0 : random.pick([590, 990, 1490])),
      code,
    ]);
    pay(id, total, orderedAt, progress.status);
  }

  function pay(orderId: number, total: number, orderedAt: Date, status: OrderStatus): void {
    const method = random.weighted([
      ['card', 48],
      ['bank transfer', 22],
      ['paypal', 16],
      ['invoice', 14],
    ] as const);
    const slow = method === 'invoice' || method === 'bank transfer';
    // No payment may lie in the future of the day the demo is loaded.
    const paidAt = (hours: number) =>
      new Date(Math.min(later(orderedAt, hours).getTime(), calendar.end.getTime() - 1000));
    const add = (state: 'succeeded' | 'failed', cents: number, hours: number) => {
      payments.push([payments.length + 1, orderId, method, state, money(cents), paidAt(hours)]);
      return payments.length;
    };
    if (random.chance(0.03)) add('failed', total, 0.02);
    if (status === 'pending' || (status === 'cancelled' && random.chance(0.6))) return;

    const first = random.chance(0.05) && total > 20_000 ? Math.round(total * 0.4) : total;
    const paymentId = add('succeeded', first, slow ? random.whole(20, 400) : 0.05);
    if (first < total) add('succeeded', total - first, random.whole(200, 700));

    const full = status === 'cancelled' || status === 'returned';
    if (full || random.chance(0.02)) {
      const at = later(orderedAt, random.whole(420, 900));
      if (at >= calendar.end) return;
      refunds.push([
        refunds.length + 1,
        paymentId,
        money(full ? first : Math.round(first * random.pick([0.1, 0.2, 0.25, 0.5]))),
        status === 'cancelled'
          ? 'cancelled'
          : random.pick(['damaged', 'wrong item', 'late delivery', 'changed mind']),
        at,
      ]);
    }
  }

  return {
    orders,
    tables: [
      {
        name: 'orders',
        columns: [
          'id',
          'order_number',
          'customer_id',
          'warehouse_id',
          'status',
          'channel',
          'ordered_at',
          'shipped_at',
          'delivered_at',
          'total_amount',
          'shipping_fee',
          'discount_code',
        ],
        rows: orderRows,
      },
      {
        name: 'order_lines',
        columns: ['id', 'order_id', 'product_id', 'quantity', 'unit_price', 'discount_percent', 'line_total'],
        rows: lineRows,
      },
      {
        name: 'payments',
        columns: ['id', 'order_id', 'method', 'status', 'amount', 'paid_at'],
        rows: payments,
      },
      { name: 'refunds', columns: ['id', 'payment_id', 'amount', 'reason', 'refunded_at'], rows: refunds },
    ],
  };
}

type OrderStatus = 'pending' | 'paid' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

function orderProgress(
  orderedAt: Date,
  end: Date,
  random: SeededRandom,
): { status: OrderStatus; shippedAt: Date | null; deliveredAt: Date | null } {
  const shippedAt = later(orderedAt, 8 + random.next() * 90);
  const deliveredAt = later(shippedAt, 24 + random.next() * 180);
  if (random.chance(0.04)) return { status: 'cancelled', shippedAt: null, deliveredAt: null };
  if (shippedAt >= end)
    return { status: random.chance(0.4) ? 'pending' : 'paid', shippedAt: null, deliveredAt: null };
  if (deliveredAt >= end) return { status: 'shipped', shippedAt, deliveredAt: null };
  return { status: random.chance(0.03) ? 'returned' : 'delivered', shippedAt, deliveredAt };
}

/** Picks among those who had signed up by then, the busy ones more often. */
function customerChooser(customers: readonly DemoCustomer[]) {
  const cumulative = runningTotals(customers.map((customer) => customer.activity));
  const signUps = customers.map((customer) => customer.signedUp.getTime());
  return (at: Date, random: SeededRandom): number => {
    const known = Math.max(1, firstAbove(signUps, at.getTime()));
    const chosen = firstAbove(cumulative, random.next() * (cumulative[known - 1] as number));
    return (customers[chosen] as DemoCustomer).id;
  };
}

function productChooser({ products }: Range) {
  const cumulative = runningTotals(products.map((product) => product.popularity));
  const total = cumulative.at(-1) as number;
  return (random: SeededRandom) =>
    products[firstAbove(cumulative, random.next() * total)] as Range['products'][number];
}

function runningTotals(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}
