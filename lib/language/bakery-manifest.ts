// A wholesale bakery for tests of everyday business questions: sales with their lines, stock in depots, tickets
// with the days on which they were opened and closed, and tags that hold plain words.
import { buildManifest } from '../data-source/build-manifest.ts';
import type { CatalogColumn, CatalogTable } from '../data-source/catalog.ts';
import { indexManifest } from '../data-source/manifest.ts';

const values: Readonly<Record<string, readonly string[]>> = {
  'orders.status': ['baking', 'shipped', 'delivered', 'cancelled'],
  'orders.channel': ['web', 'phone', 'market'],
  'shops.country': ['Germany', 'France', 'Vietnam'],
  'shop_languages.language': ['French', 'German', 'English'],
  'tickets.status': ['open', 'closed'],
  'tags.name': ['new', 'vegan', 'seasonal'],
  'products.name': ['Rye Crown', 'Sesame Ring', 'Plum Cake'],
  'drivers.first_name': ['Otto', 'Greta'],
  'drivers.last_name': ['Falk', 'Sommer'],
  'depots.name': ['North Depot', 'South Depot'],
  'sections.name': ['Oven', 'Counter'],
};

function table(name: string, columns: string, keys: Readonly<Record<string, string>> = {}): CatalogTable {
  return {
    name,
    isView: false,
    primaryKey: ['id'],
    uniques: [],
    foreignKeys: Object.entries(keys).map(([column, to]) => ({
      columns: [column],
      table: to,
      referenced: ['id'],
    })),
    columns: `id:integer ${columns}`.split(/\s+/).map((column): CatalogColumn => {
      const [plain = '', type = 'text'] = column.replace('?', '').split(':');
      return { name: plain, type: type as CatalogColumn['type'], nullable: column.endsWith('?') };
    }),
  };
}

const built = buildManifest('postgres', {
  defaultSchema: 'public',
  tables: [
    table('shops', 'name country is_active:boolean signed_up_at:timestamp'),
    table('shop_languages', 'shop_id:integer language', { shop_id: 'shops' }),
    table('drivers', 'first_name last_name'),
    table('products', 'name unit_price:decimal'),
    table('sections', 'name'),
    table('employees', 'first_name last_name hired_on:date section_id:integer', { section_id: 'sections' }),
    table('depots', 'name'),
    table('stock_levels', 'depot_id:integer product_id:integer quantity:integer reorder_point:integer', {
      depot_id: 'depots',
      product_id: 'products',
    }),
    table('tags', 'name'),
    table('product_tags', 'product_id:integer tag_id:integer', { product_id: 'products', tag_id: 'tags' }),
    table(
      'orders',
      'order_number shop_id:integer driver_id:integer employee_id:integer status channel ordered_at:timestamp shipped_at:timestamp? delivered_at:timestamp? total_amount:decimal',
      { shop_id: 'shops', driver_id: 'drivers', employee_id: 'employees' },
    ),
    table('order_lines', 'order_id:integer product_id:integer quantity:integer line_total:decimal', {
      order_id: 'orders',
      product_id: 'products',
    }),
    table('tickets', 'shop_id:integer subject status opened_at:timestamp closed_at:timestamp?', {
      shop_id: 'shops',
    }),
  ],
});

export const bakeryManifest = indexManifest({
  ...built,
  models: built.models.map((model) => ({
    ...model,
    fields: model.fields.map((field) => {
      const known = values[`${model.name}.${field.name}`];
      return known ? { ...field, values: known, valuesComplete: true } : field;
    }),
  })),
});
