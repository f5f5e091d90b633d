import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actor, ask, column, count, customers, one, orders, select, value } from '../testing/shop-queries.ts';
import { type EngineSource, openShops } from '../testing/source-on-engines.ts';
import { type AccessRules, type Actor, openAccess } from './access.ts';
import { openGateway } from './gateway.ts';
import type { Query } from './query.ts';

let shops: EngineSource[] = [];
beforeAll(async () => {
  shops = await openShops();
});
afterAll(async () => {
  for (const shop of shops) await shop.close();
});

describe('scope holds on every engine', () => {
  const access: AccessRules = {
    hiddenModels: ['employees'],
    hiddenFields: ['customers.password_hash'],
    maskedFields: [{ field: 'customers.email', mask: 'email' }],
    rowRules: [{ model: 'customers', field: 'tenant', attribute: 'tenant' }],
  };
  const inTenant: Actor = { id: 'a', role: 'staff', attributes: { tenant: 1 } };
  const ids = select({ id: column('c.id') }, { from: customers });

  test('a row rule on text takes no other case, accent or space for its own', async () => {
    const byName = { ...access, rowRules: [{ model: 'customers', field: 'name', attribute: 'who' }] };
    const as = (who: string | string[]) => ({ ...inTenant, attributes: { who } });
    for (const shop of shops) {
      for (const who of ['Bob Stone', 'bob stone ', 'BOB STONE', 'Bob Stóne', ['eve 100%', 'Ana Muller']]) {
        const { reply } = await ask(shop, ids, byName, as(who));
        expect([shop.dialect, reply.ok && reply.rows]).toEqual([shop.dialect, []]);
      }
      const { reply } = await ask(shop, ids, byName, as(['bob stone', 'Zoë Đặng']));
      expect(reply.ok && reply.rows).toEqual([[1], [3]]);
    }
  });

  test('a row rule stands in every branch', async () => {
    const queries: Query[] = [
      ids,
      { kind: 'select', from: { query: ids, as: 's' }, outputs: [{ expr: column('s.id'), as: 'id' }] },
      {
        kind: 'set',
        op: 'unionAll',
        parts: [
          ids,
          { ...ids, from: { ...customers, as: 'd' }, outputs: [{ expr: column('d.id'), as: 'id' }] },
        ],
      },
      select(
        { id: column('o.customer_id') },
        {
          joins: [
            {
              kind: 'inner',
              from: customers,
              on: [[column('o.customer_id') as never, column('c.id') as never]],
            },
          ],
        },
      ),
      select(
        { id: column('o.customer_id') },
        { where: { kind: 'inQuery', arg: column('o.customer_id'), query: ids } },
      ),
    ];
    for (const shop of shops) {
      for (const query of queries) {
        const { reply } = await ask(shop, query, access, inTenant);
        expect(reply.ok).toBe(true);
        const found = reply.ok ? reply.rows.map((row) => row[0]) : [];
        expect(new Set(found)).toEqual(new Set([1, 2]));
      }
    }
  });

  test('without the attribute there is no row at all', async () => {
    for (const shop of shops) {
      const { reply } = await ask(shop, ids, access, actor);
      expect(reply).toMatchObject({ ok: true, rows: [] });
    }
  });

  test('a masked column is listed masked', async () => {
    for (const shop of shops) {
      const { reply } = await ask(
        shop,
        select({ id: column('c.id'), email: column('c.email') }, { from: customers }),
        access,
        inTenant,
      );
      expect(reply, shop.dialect).toMatchObject({
        ok: true,
        rows: [
          [1, 'z***@example.com'],
          [2, 'a***@example.com'],
        ],
      });
    }
  });

  test('a hidden column and a column that does not exist are refused alike', async () => {
    for (const shop of shops) {
      const hidden = await ask(shop, one(column('c.password_hash'), { from: customers }), access, inTenant);
      expect(hidden.reply).toEqual({
        ok: false,
        code: 'query.refused',
        detail: 'unknown_column: there is no such column (c.password_hash)',
      });
    }
  });
});

describe('a source', () => {
  test('stops a statement at its time limit, and the next question works', async () => {
    // A product of the orders with themselves, again and again.
    const many = Array.from({ length: 11 }, (_, at) => `j${at}`);
    const heavy: Query = {
      kind: 'select',
      from: orders,
      joins: many.map((as, at) => ({
        kind: 'inner' as const,
        from: {
          query: {
            kind: 'select' as const,
            from: { model: 'orders', as: `${as}o` },
            outputs: [
              { expr: value(1), as: 'one' },
              { expr: column(`${as}o.id`), as: 'id' },
            ],
          },
          as,
        },
        on: [
          [
            { kind: 'column' as const, of: as, name: 'one' },
            { kind: 'column' as const, of: at === 0 ? 'first' : (many[at - 1] as string), name: 'one' },
          ],
        ] as never,
      })),
      // Of the last one's rows, since MySQL multiplies a mere count without going through them.
      outputs: [{ expr: { kind: 'aggregate', fn: 'sum', arg: column('j10.id') }, as: 'n' }],
    };
    const query = {
      ...heavy,
      from: {
        query: {
          kind: 'select',
          from: { model: 'orders', as: 'fo' },
          outputs: [{ expr: value(1), as: 'one' }],
        },
        as: 'first',
      },
    };
    for (const shop of shops) {
      const gateway = openGateway({
        source: shop.source,
        manifest: shop.manifest,
        access: openAccess,
        actor,
        limits: { rows: 10, bytes: 10_000, milliseconds: 300 },
        observe: () => undefined,
      });
      const reply = JSON.parse(await gateway.bridge(JSON.stringify(query), new AbortController().signal));
      expect(reply, shop.dialect).toMatchObject({ ok: false, code: 'query.timeout' });

      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), 50);
      const left = JSON.parse(await gateway.bridge(JSON.stringify(query), leaving.signal));
      expect(left, shop.dialect).toMatchObject({ ok: false, code: 'query.cancelled' });

      const after = await ask(shop, one(count));
      expect(after.reply, shop.dialect).toMatchObject({ ok: true, rows: [[6]] });
    }
  });

  test('says when there are more rows than it gave', async () => {
    for (const shop of shops) {
      const gateway = openGateway({
        source: shop.source,
        manifest: shop.manifest,
        access: openAccess,
        actor,
        limits: { rows: 5, bytes: 10_000, milliseconds: 5000 },
        observe: () => undefined,
      });
      const page = async (limit?: number) =>
        JSON.parse(
          await gateway.bridge(
            JSON.stringify(select({ id: column('o.id') }, limit ? { limit } : {})),
            new AbortController().signal,
          ),
        );
      expect(await page()).toMatchObject({ ok: true, truncated: true, rows: { length: 5 } });
      expect(await page(5)).toMatchObject({ ok: true, truncated: false, rows: { length: 5 } });
    }
  });
});
