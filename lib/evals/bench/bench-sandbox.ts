// What running generated code costs by itself: the check of its types, a fresh isolate, a snippet and one query
// over the bridge, in a warm process and in one of its own.

import type { FieldType, Manifest, Model } from '../../data-source/manifest.ts';
import { checkTypes } from '../../guard/check-types.ts';
import { guardSnippet } from '../../guard/guard.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import type { Bridge } from '../../sandbox/sandbox.ts';
import { rounded, time } from './timings.ts';

const snippet = `const query = db.from('orders', 'o')
  .join('customers', 'c', ['o.customer_id', 'c.id'])
  .where(eq(col('o.status'), 'paid'))
  .groupBy(col('c.country'))
  .select({ country: col('c.country'), orders: count(), revenue: sum(col('o.total')) })
  .orderBy(desc('revenue'));

return await query.all();
`;

/** The models that the snippet names, among many. */
const manifest: Manifest = {
  dialect: 'postgres',
  version: 'bench',
  models: ['orders', 'customers', ...Array.from({ length: 998 }, (_, place) => `ledger_${place}`)].map(
    modelOf,
  ),
};

function modelOf(name: string): Model {
  const columns: [string, FieldType][] = [
    ['id', 'integer'],
    ['customer_id', 'integer'],
    ['status', 'text'],
    ['country', 'text'],
    ['total', 'decimal'],
    ...Array.from({ length: 45 }, (_, place): [string, FieldType] => [`extra_${place}`, 'text']),
  ];
  return {
    name,
    table: { name },
    label: name,
    plural: name,
    fields: columns.map(([column, type]) => ({ name: column, column, type, nullable: true, label: column })),
    primaryKey: ['id'],
    relations: [],
    displayFields: [],
  };
}

const reply = JSON.stringify({
  ok: true,
  columns: [
    { name: 'country', type: 'text' },
    { name: 'orders', type: 'integer' },
    { name: 'revenue', type: 'decimal' },
  ],
  rows: Array.from({ length: 20 }, (_, row) => [`Country ${row}`, row * 100, `${row * 1234}.50`]),
  truncated: false,
});

export async function benchSandbox(): Promise<Record<string, unknown>> {
  const started = performance.now();
  const sandbox = await openSandbox();
  const opened = rounded(performance.now() - started);
  const bridge: Bridge = async () => reply;
  const { signal } = new AbortController();
  try {
    const code = await guardSnippet(snippet);
    const loading = performance.now();
    await checkTypes(snippet, manifest);
    const loaded = rounded(performance.now() - loading);
    return {
      open_ms: opened,
      compiler_start_ms: loaded,
      type_check: await time(100, () => checkTypes(snippet, manifest)),
      guard: await time(300, () => guardSnippet(snippet)),
      // The isolate of the next question, and the next process, are made while a person reads.
      warm_process: await time(300, () => sandbox.run(code, bridge, { origin: 'rule', signal }), 20),
      warm_process_in_a_row: await time(300, () => sandbox.run(code, bridge, { origin: 'rule', signal })),
      own_process: await time(30, () => sandbox.run(code, bridge, { origin: 'model', signal }), 250),
    };
  } finally {
    await sandbox.close();
  }
}
