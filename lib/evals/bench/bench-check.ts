// What it costs to check a query, to put the asker's rules into it and to write its SQL, without any
// database: the price of the boundary for every query.
import type { AccessRules, Actor } from '../../data-source/access.ts';
import { checkQuery } from '../../data-source/check-query.ts';
import { dialectOf } from '../../data-source/dialects.ts';
import { emitQuery } from '../../data-source/emit-query.ts';
import { dialects, type Field, indexManifest, type Manifest } from '../../data-source/manifest.ts';
import type { Query } from '../../data-source/query.ts';
import { visibleManifest } from '../../data-source/visibility.ts';
import { time } from './timings.ts';

const field = (name: string, type: Field['type']): Field => ({
  name,
  column: name,
  type,
  nullable: false,
  label: name,
});
const manifest: Manifest = {
  dialect: 'postgres',
  version: 'bench',
  models: ['customers', 'orders'].map((name) => ({
    name,
    table: { schema: 'public', name },
    label: name,
    plural: name,
    fields: [
      field('id', 'integer'),
      field('tenant', 'integer'),
      field('customer_id', 'integer'),
      field('country', 'text'),
      field('status', 'text'),
      field('total', 'decimal'),
      field('secret', 'text'),
      field('at', 'timestamptz'),
    ],
    primaryKey: ['id'],
    relations: [],
    displayFields: [],
  })),
};
const access: AccessRules = {
  hiddenModels: [],
  hiddenFields: ['customers.secret'],
  maskedFields: [],
  rowRules: ['customers', 'orders'].map((model) => ({ model, field: 'tenant', attribute: 'tenant' })),
};
const actor: Actor = { id: 'bench', role: 'staff', attributes: { tenant: 1 } };

const column = (of: string, name: string) => ({ kind: 'column', of, name }) as const;
const query: Query = {
  kind: 'select',
  from: { model: 'orders', as: 'o' },
  joins: [
    {
      kind: 'inner',
      from: { model: 'customers', as: 'c' },
      on: [[column('o', 'customer_id'), column('c', 'id')]],
    },
  ],
  where: {
    kind: 'and',
    args: [
      { kind: 'text', op: 'equals', arg: column('o', 'status'), value: 'paid' },
      {
        kind: 'compare',
        op: 'gte',
        args: [column('o', 'at'), { kind: 'value', value: '2026-01-01T00:00:00Z' }],
      },
    ],
  },
  groupBy: [
    column('c', 'country'),
    { kind: 'bucket', unit: 'month', arg: column('o', 'at'), timeZone: 'UTC' },
  ],
  outputs: [
    { expr: column('c', 'country'), as: 'country' },
    { expr: { kind: 'bucket', unit: 'month', arg: column('o', 'at'), timeZone: 'UTC' }, as: 'month' },
    { expr: { kind: 'aggregate', fn: 'sum', arg: column('o', 'total') }, as: 'revenue' },
  ],
  orderBy: [{ by: { kind: 'output', name: 'revenue' }, direction: 'desc' }],
  limit: 200,
};

export async function benchCheck(): Promise<Record<string, unknown>> {
  const text = JSON.stringify(query);
  const whole = indexManifest(manifest);
  const visible = indexManifest(visibleManifest(manifest, access));
  const results: Record<string, unknown> = { query_bytes: text.length };
  for (const name of dialects) {
    const options = { dialect: dialectOf(name), access, actor, field: whole.field, rows: 1001 };
    results[name] = await time(3000, async () => emitQuery(checkQuery(text, visible), options));
  }
  return results;
}
