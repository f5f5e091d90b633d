// The shop of `shop-manifest.ts` with rows in it, as a SQLite file. Chosen so that every mistake shows:
// customers with several orders and several tickets, with none of either, without a country; products
// without lines; a month without orders.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { indexManifest, type Manifest } from '../data-source/manifest.ts';
import { shopManifest } from './shop-manifest.ts';

const tables = `
create table countries (id integer primary key, name text);
create table customers (id integer primary key, name text, country_id integer, credit real, born_on text, active integer);
create table orders (id integer primary key, customer_id integer, status text, total real, placed_at text, shipped_on text);
create table lines (id integer primary key, order_id integer, product_id integer, quantity integer, price real);
create table products (id integer primary key, name text, weight real);
create table tags (id integer primary key, name text);
create table product_tags (product_id integer, tag_id integer, primary key (product_id, tag_id));
create table tickets (id integer primary key, customer_id integer, opened_at text, minutes integer);
insert into countries values (1, 'France'), (2, 'Việt Nam'), (3, 'Peru');
insert into customers values
 (1, 'Ana', 1, 100, '1990-05-01', 1), (2, 'Bình', 2, 50, null, 1), (3, 'Chloé', 1, 0, '1985-01-31', 0),
 (4, 'Dario', null, 10, '2000-12-12', 1), (5, 'Eve', 3, 75, '1999-09-09', 0);
insert into orders values
 (1, 1, 'paid', 100, '2025-01-10T08:00:00Z', '2025-01-12'), (2, 1, 'open', 40, '2025-03-05T09:30:00Z', null),
 (3, 1, 'paid', 60, '2026-01-15T10:00:00Z', '2026-01-16'), (4, 2, 'paid', 200, '2026-01-31T20:00:00Z', '2026-02-03'),
 (5, 2, 'Cancelled', 15, '2026-02-10T00:00:00Z', null), (6, 3, 'paid', 30, '2026-03-01T12:00:00Z', null),
 (7, 4, 'open', 5, '2026-03-14T23:00:00Z', null);
insert into products values (1, 'Pen', 0.5), (2, 'Desk', 20), (3, 'Lamp', null), (4, 'Chair', 7);
insert into lines values
 (1, 1, 1, 10, 2), (2, 1, 2, 1, 80), (3, 2, 1, 20, 2), (4, 3, 2, 1, 60), (5, 4, 2, 2, 90),
 (6, 4, 1, 10, 2), (7, 4, 1, 1, 2), (8, 5, 3, 1, 15), (9, 6, 3, 2, 15), (10, 7, 1, 1, 5);
insert into tags values (1, 'office'), (2, 'wood'), (3, 'unused');
insert into product_tags values (1, 1), (2, 1), (2, 2), (3, 1);
insert into tickets values
 (1, 1, '2026-01-05 10:00:00', 30), (2, 1, '2026-02-05 11:00:00', null), (3, 2, '2026-02-06 12:00:00', 45),
 (4, 5, '2026-03-07 13:00:00', 5), (5, null, '2026-03-08 14:00:00', 60);
`;

export const shopInSqlite: Manifest = {
  ...shopManifest,
  dialect: 'sqlite',
  models: shopManifest.models.map((model) => ({
    ...model,
    fields: model.fields.map((field) => {
      const dated = ['date', 'timestamp', 'timestamptz'].includes(field.type);
      return dated ? { ...field, storedAs: 'iso_text' as const } : field;
    }),
  })),
};
export const shopInSqliteIndex = indexManifest(shopInSqlite);

/** A file of its own for each caller; `remove` deletes it. */
export function createShop(): { url: string; select(sql: string): unknown[][]; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'docent-shop-'));
  const file = join(folder, 'shop.sqlite');
  const database = new DatabaseSync(file);
  database.exec(tables);
  return {
    url: `sqlite:${file}`,
    select(sql) {
      const statement = database.prepare(sql);
      // Rows as objects would lose columns of the same name.
      statement.setReturnArrays(true);
      return statement.all() as unknown as unknown[][];
    },
    remove() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
