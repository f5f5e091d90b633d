import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { demoTableNames } from './demo-comments.ts';
import { isDemoLoaded, loadDemo } from './load-demo.ts';
import { suggestedQuestions } from './suggested-questions.ts';

const now = new Date('2026-11-21T10:15:00Z');
const reader = { name: 'demo_reader_of_this_test', password: "it's" };

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = (await createTestDatabase({ empty: true })).url;
  await loadDemo(url, { now, reader });
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterAll(async () => {
  await client.query(`drop owned by ${reader.name}; drop role ${reader.name}`);
  await client.end();
});

async function value(sql: string, on = client): Promise<unknown> {
  const { rows } = await on.query({ text: sql, rowMode: 'array' });
  return rows[0]?.[0];
}

describe('the demo business', () => {
  it('is known to be loaded only after it was', async () => {
    const empty = await createTestDatabase({ empty: true });
    expect(await isDemoLoaded(empty.url)).toBe(false);
    expect(await isDemoLoaded(url)).toBe(true);
  });

  it('has about two hundred thousand rows', async () => {
    const counts: number[] = [];
    for (const name of demoTableNames)
      counts.push((await value(`select count(*)::int from ${name}`)) as number);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(Math.min(...counts)).toBeGreaterThan(3);
    expect(total).toBeGreaterThan(180_000);
    expect(total).toBeLessThan(220_000);
  });

  it('has three systems with more than a thousand total users and none with as many administrators', async () => {
    expect(await value('select count(*)::int from systems where total_users > 1000')).toBe(3);
    expect(await value('select count(*)::int from systems where users > 1000')).toBe(0);
  });

  it('adds up: an order is worth its lines, and nothing is refunded that was not paid', async () => {
    expect(
      await value(`select count(*)::int from orders o where total_amount <>
        (select sum(line_total) from order_lines l where l.order_id = o.id)`),
    ).toBe(0);
    expect(
      await value(`select count(*)::int from refunds r join payments p on p.id = r.payment_id
        where r.amount > p.amount or p.status = 'failed' or r.refunded_at < p.paid_at`),
    ).toBe(0);
  });

  it('happens in order, and before the day it is loaded', async () => {
    expect(
      await value(`select count(*)::int from orders o join customers c on c.id = o.customer_id
        where c.signed_up_at > o.ordered_at or o.shipped_at < o.ordered_at or o.delivered_at < o.shipped_at`),
    ).toBe(0);
    expect(
      await value(`select count(*)::int from tickets where first_response_at < opened_at
        or closed_at < first_response_at or closed_at >= '2026-11-21'`),
    ).toBe(0);
    expect(await value("select max(ordered_at) < '2026-11-21' from orders")).toBe(true);
    expect(
      await value(
        "select count(*) > 1000 from orders where ordered_at >= '2026-10-01' and ordered_at < '2026-11-01'",
      ),
    ).toBe(true);
  });

  it('leaves something to find for every kind of question', async () => {
    expect(
      await value(
        'select count(*) > 50 from customers c where not exists (select from orders o where o.customer_id = c.id)',
      ),
    ).toBe(true);
    expect(await value('select count(*)::int from employees where manager_id is null')).toBe(1);
    expect(await value('select count(*) > 100 from products where weight_kg is not null')).toBe(true);
    expect(await value('select count(distinct status)::int from orders')).toBe(6);
    expect(await value('select count(*) > 1000 from tickets where satisfaction_score is null')).toBe(true);
  });

  it('answers every suggested question that has an answer', async () => {
    for (const { id, expect: expected } of suggestedQuestions) {
      if (expected.type !== 'answer') continue;
      // On other days than the demo's own, only "last month" has nothing to find.
      const { rows } = await client.query(expected.sql.replaceAll('now()', "timestamptz '2026-11-21'"));
      expect(rows.length, id).toBeGreaterThan(0);
      if (rows.length === 1) expect(Number(Object.values(rows[0])[0]), id).toBeGreaterThan(0);
    }
  });

  it('can be loaded again, and is the same for the same day', async () => {
    const digest = async () => {
      const parts: unknown[] = [];
      for (const name of demoTableNames) {
        parts.push(await value(`select md5(string_agg(t::text, '|' order by t::text)) from ${name} t`));
      }
      return parts;
    };
    const first = await digest();
    await loadDemo(url, { now: new Date('2026-11-21T23:00:00Z'), reader });
    expect(await digest()).toEqual(first);
  });

  it('is refused by a database that holds other tables', async () => {
    const other = await createTestDatabase();
    await expect(loadDemo(other.url, { now })).rejects.toThrow(/empty database/);
  });

  it('is read by a role that can do nothing else', async () => {
    const address = Object.assign(new URL(url), {
      username: reader.name,
      password: encodeURIComponent(reader.password),
    });
    const asReader = new pg.Client({ connectionString: address.href });
    await asReader.connect();
    try {
      expect(await value('select count(*)::int from public.systems', asReader)).toBe(42);
      await asReader.query('set default_transaction_read_only = off');
      for (const sql of [
        'delete from public.systems',
        'create table public.mine (id int)',
        'create temp table mine (id int)',
        'truncate public.orders',
      ]) {
        await expect(asReader.query(sql), sql).rejects.toThrow(/permission denied/);
      }
    } finally {
      await asReader.end();
    }
  });
});
