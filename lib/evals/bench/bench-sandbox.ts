// What running generated code costs by itself: a fresh isolate, a snippet and one query over the bridge,
// in a warm process and in one of its own.
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
    return {
      open_ms: opened,
      guard: await time(300, () => guardSnippet(snippet)),
      warm_process: await time(300, () => sandbox.run(code, bridge, { origin: 'rule', signal })),
      own_process: await time(30, async () => {
        await sandbox.run(code, bridge, { origin: 'model', signal });
        // The next process is started while a person reads; here nobody does.
        await new Promise((resolve) => setTimeout(resolve, 250));
      }).then(({ p50_ms, p95_ms, runs }) => ({
        runs,
        p50_ms: rounded(p50_ms - 250),
        p95_ms: rounded(p95_ms - 250),
      })),
    };
  } finally {
    await sandbox.close();
  }
}
