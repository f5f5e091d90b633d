// A small shop for tests of how plans are read: every kind of relation, few fields, no rows.
import {
  type Field,
  indexManifest,
  type Manifest,
  type Model,
  type Relation,
} from '../data-source/manifest.ts';

function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, column: name, type, nullable: false, label: name.replaceAll('_', ' '), ...more };
}

const id = field('id', 'integer', { primaryKey: true });

function one(name: string, to: string, from: string, inverse: string, required = true): Relation {
  const on = [{ from, to: 'id' }];
  return { name, kind: 'one', to, on, label: name, inverse, basis: 'foreign_key', required };
}

function many(name: string, to: string, foreignKey: string, inverse: string): Relation {
  const on = [{ from: 'id', to: foreignKey }];
  return { name, kind: 'many', to, on, label: name, inverse, basis: 'foreign_key' };
}

function model(name: string, fields: Field[], relations: Relation[], more: Partial<Model> = {}): Model {
  return {
    name,
    table: { name },
    label: name.replaceAll('_', ' '),
    plural: name.replaceAll('_', ' '),
    fields,
    primaryKey: ['id'],
    relations,
    displayFields: fields.some((candidate) => candidate.name === 'name') ? ['name'] : [],
    ...more,
  };
}

export const shopManifest: Manifest = {
  dialect: 'postgres',
  version: 'shop',
  models: [
    model(
      'countries',
      [id, field('name', 'text')],
      [many('customers', 'customers', 'country_id', 'country')],
    ),
    model(
      'customers',
      [
        id,
        field('name', 'text'),
        field('country_id', 'integer', { nullable: true }),
        field('credit', 'decimal'),
        field('born_on', 'date', { nullable: true }),
        field('active', 'boolean'),
      ],
      [
        one('country', 'countries', 'country_id', 'customers', false),
        many('orders', 'orders', 'customer_id', 'customer'),
        many('tickets', 'tickets', 'customer_id', 'customer'),
      ],
    ),
    model(
      'orders',
      [
        id,
        field('customer_id', 'integer'),
        field('status', 'text', { enumValues: ['paid', 'open', 'Cancelled'] }),
        field('total', 'decimal'),
        field('placed_at', 'timestamptz'),
        field('shipped_on', 'date', { nullable: true }),
      ],
      [one('customer', 'customers', 'customer_id', 'orders'), many('lines', 'lines', 'order_id', 'order')],
    ),
    model(
      'lines',
      [
        id,
        field('order_id', 'integer'),
        field('product_id', 'integer'),
        field('quantity', 'integer'),
        field('price', 'decimal'),
      ],
      [one('order', 'orders', 'order_id', 'lines'), one('product', 'products', 'product_id', 'lines')],
    ),
    model(
      'products',
      [id, field('name', 'text'), field('weight', 'float', { nullable: true })],
      [
        many('lines', 'lines', 'product_id', 'product'),
        many('product_tags', 'product_tags', 'product_id', 'product'),
      ],
    ),
    model('tags', [id, field('name', 'text')], [many('product_tags', 'product_tags', 'tag_id', 'tag')]),
    model(
      'product_tags',
      [field('product_id', 'integer'), field('tag_id', 'integer')],
      [
        one('product', 'products', 'product_id', 'product_tags'),
        one('tag', 'tags', 'tag_id', 'product_tags'),
      ],
      { primaryKey: ['product_id', 'tag_id'], isJunction: true },
    ),
    model(
      'tickets',
      [
        id,
        field('customer_id', 'integer', { nullable: true }),
        field('opened_at', 'timestamp'),
        field('minutes', 'integer', { nullable: true }),
      ],
      [one('customer', 'customers', 'customer_id', 'tickets', false)],
    ),
  ],
};

export const shop = indexManifest(shopManifest);
