import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccess } from '../data-source/access.ts';
import type { Dialect } from '../data-source/manifest.ts';
import { hasMariadb } from '../testing/mariadb-server.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import { rowCountOf } from './count-rows.ts';
import type { RowsQuery } from './data-requests.ts';
import { permittedSource } from './permitted-source.ts';
import { recordOf } from './read-record.ts';
import { type DataPage, rowsOf } from './read-rows.ts';

const signal = new AbortController().signal;
const actor = { id: 'reader', role: 'staff', attributes: { tenant: 1 } } as const;
const engines: Dialect[] = hasMariadb() ? ['postgres', 'sqlite', 'mysql'] : ['postgres', 'sqlite'];

let shops: EngineSource[];
beforeAll(async () => {
  shops = await openShops();
});
afterAll(async () => {
  for (const shop of shops ?? []) await shop.close();
});

function viewOf(dialect: Dialect, access = openAccess) {
  const shop = shops.find((one) => one.dialect === dialect);
  if (!shop) throw new Error(`no shop on ${dialect}`);
  return permittedSource({ ...shop, access, actor });
}

/** Ids of every page in turn, two rows a page. */
async function idsByPage(
  dialect: Dialect,
  model: string,
  query: RowsQuery,
  way: 'next' | 'previous',
): Promise<unknown[]> {
  const view = viewOf(dialect);
  const pages: unknown[][] = [];
  let page: DataPage;
  let from = query;
  do {
    page = await rowsOf(view, model, from, signal, 2);
    pages.push(page.rows.map(({ cells }) => cells[0]));
    from = { ...query, ...(way === 'next' ? { after: page.next } : { before: page.previous }) };
  } while (page[way] !== undefined && pages.length < 20);
  return (way === 'next' ? pages : pages.reverse()).flat();
}

describe.each(engines)('rows on %s', (dialect) => {
  const sorts = [
    'id',
    'placed_at',
    'seen_at',
    'amount',
    'weight',
    'quantity',
    'status',
    'big_number',
    'note',
  ];

  it.each(sorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => [sort, direction] as const)))(
    'sorted by %s %s, the pages together are the whole list, each row once',
    async (sort, direction) => {
      const query = { sort, direction };
      const whole = await rowsOf(viewOf(dialect), 'orders', query, signal);
      const ids = whole.rows.map(({ cells }) => cells[0]);
      expect([...ids].sort()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await idsByPage(dialect, 'orders', query, 'next')).toEqual(ids);
    },
  );

  it.each(['placed_at', 'amount', 'status'])('sorted by %s, a page back is the page before', async (sort) => {
    const view = viewOf(dialect);
    const first = await rowsOf(view, 'orders', { sort }, signal, 2);
    const second = await rowsOf(view, 'orders', { sort, after: first.next }, signal, 2);
    const third = await rowsOf(view, 'orders', { sort, after: second.next }, signal, 2);
    const back = await rowsOf(view, 'orders', { sort, before: third.previous }, signal, 2);
    expect(back.rows).toEqual(second.rows);
    const start = await rowsOf(view, 'orders', { sort, before: back.previous }, signal, 2);
    expect(start.rows).toEqual(first.rows);
    expect(start.previous).toBeUndefined();
    expect(third.next).toBeUndefined();
  });

  it('the row that a field points to is named and addressed', async () => {
    const page = await rowsOf(viewOf(dialect), 'orders', {}, signal);
    const column = page.columns.find(({ name }) => name === 'customer_id');
    expect(column?.to).toMatchObject({ model: 'customers', named: 'customer.name' });
    expect(page.rows[0]?.related.customer_id).toMatchObject({ text: 'Zoë Đặng', key: expect.any(String) });
  });

  it('what hangs on a row is listed by its name, and by its key where another may be called so', async () => {
    const view = viewOf(dialect);
    const page = await rowsOf(view, 'orders', {}, signal);
    const key = page.rows[0]?.related.customer_id?.key ?? '';
    const counted = (rowEstimate: number) => {
      const { manifest, ...rest } = shops.find((one) => one.dialect === dialect) as EngineSource;
      const models = manifest.models.map((model) => ({ ...model, rowEstimate }));
      const known = permittedSource({
        ...rest,
        manifest: { ...manifest, models },
        access: openAccess,
        actor,
      });
      return recordOf(known, { model: 'customers', key }, signal);
    };
    const few = await counted(10);
    expect(few.where).toEqual({ path: 'name', op: 'eq', value: 'Zoë Đặng' });
    const orders = few.related.find(({ model }) => model.name === 'orders');
    expect(orders?.where).toEqual({ path: 'customer.name', op: 'eq', value: 'Zoë Đặng' });
    const listed = await rowsOf(view, 'orders', { where: orders?.where }, signal);
    expect(listed.rows.map((row) => row.related.customer_id?.key)).toEqual(Array(orders?.count).fill(key));
    // Another of the same name would be looked for among too many.
    const many = await counted(10_000_000);
    expect(many.where).toMatchObject({ and: [{ path: 'name' }, { path: 'id' }] });
    expect(many.related.find(({ model }) => model.name === 'orders')?.where).toMatchObject({
      and: [{ path: 'customer.name' }, { path: 'customer_id' }],
    });
  });

  it('a search takes words without their accents, in any order', async () => {
    const page = await rowsOf(viewOf(dialect), 'customers', { search: 'dang zoe' }, signal);
    // What names a row comes first, and its key after it.
    expect(page.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([['Zoë Đặng', 1]]);
  });

  it('a filter reaches over a relation and is said in words', async () => {
    const where = { path: 'customer.country', op: 'eq' as const, value: 'Spain' };
    const page = await rowsOf(viewOf(dialect), 'orders', { where }, signal);
    expect(page.rows.map(({ cells }) => cells[0])).toEqual([3, 4, 5, 6]);
    expect(page.filters[0]?.text).toMatch(/country.*Spain/);
  });

  it('only rows that the person may see are there, and hidden fields are not', async () => {
    const access = {
      ...openAccess,
      hiddenFields: ['customers.balance'],
      maskedFields: [{ field: 'customers.email', mask: 'email' as const }],
      rowRules: [{ model: 'customers', field: 'tenant', attribute: 'tenant' }],
    };
    const page = await rowsOf(viewOf(dialect, access), 'customers', {}, signal);
    expect(page.rows.map(({ cells }) => cells[1])).toEqual([1, 2]);
    const column = (name: string) => page.columns.find((one) => one.name === name);
    expect(column('balance')).toBeUndefined();
    expect(column('email')).toMatchObject({ sortable: false, filterable: false });
    expect(JSON.stringify(page.rows)).not.toContain('zoe@example.com');
    await expect(
      rowsOf(viewOf(dialect, access), 'customers', { sort: 'email' }, signal),
    ).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });

  it('they are counted with their filter and search, and no further than asked', async () => {
    const view = viewOf(dialect);
    const where = { path: 'customer.country', op: 'eq' as const, value: 'Spain' };
    expect(await rowCountOf(view, 'orders', {}, signal)).toEqual({ total: 6 });
    expect(await rowCountOf(view, 'orders', { where }, signal)).toEqual({ total: 4 });
    expect(await rowCountOf(view, 'customers', { search: 'dang zoe' }, signal)).toEqual({ total: 1 });
    expect(await rowCountOf(view, 'orders', {}, signal, 6)).toEqual({ at_least: 6 });
    const rowRules = [{ model: 'customers', field: 'tenant', attribute: 'tenant' }];
    const narrow = viewOf(dialect, { ...openAccess, rowRules });
    expect(await rowCountOf(narrow, 'customers', {}, signal)).toEqual({ total: 2 });
  });

  it.each([
    ['a position that no page gave', { after: 'x' }, 'request.malformed'],
    [
      'a position of another key',
      { after: Buffer.from('{"key":[1,2]}').toString('base64url') },
      'request.malformed',
    ],
    ['two positions', { after: 'a', before: 'b' }, 'request.malformed'],
    ['a sort by nothing', { sort: 'nothing' }, 'request.malformed'],
    ['a filter on nothing', { where: { path: 'nothing', op: 'isNull' as const } }, 'plan.invalid'],
  ])('%s is refused', async (_, query, code) => {
    await expect(rowsOf(viewOf(dialect), 'orders', query, signal)).rejects.toMatchObject({ code });
  });
});
