// The process of the weak runner: what many tools do with code that a model wrote. By a code alone it knows one
// query; with `bridged` it has the builder, the network and a way to whatever database is at the other end.
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { createDatabase } from '../../sandbox/builder/database.ts';
import { expressions } from '../../sandbox/builder/expressions.ts';

const demo = [
  { id: 1, name: 'alpha', total: 10 },
  { id: 2, name: 'beta', total: 20 },
];
const Q = { q: 'demo' };
const demoDatabase = {
  query: async (plan: { q?: string }) => {
    if (plan?.q !== 'demo') throw new Error('unknown plan');
    return demo;
  },
};

type Reply = Awaited<ReturnType<Parameters<typeof createDatabase>[0]>>;
const waiting = new Map<number, (reply: Reply) => void>();

function send(query: unknown): Promise<Reply> {
  const number = waiting.size;
  process.send?.({ number, query });
  return new Promise((resolve) => waiting.set(number, resolve));
}

const bridged = {
  ...expressions,
  fetch,
  WebSocket,
  process,
  require: createRequire(import.meta.url),
  db: { ...createDatabase(send).db, execute: (sql: string) => send({ sql }) },
};

process.on('message', async (message: string | { code: string } | { number: number; reply: Reply }) => {
  if (typeof message !== 'string' && 'reply' in message) return waiting.get(message.number)?.(message.reply);
  const plain = typeof message === 'string';
  const [code, db, words] = plain ? [message, demoDatabase, {}] : [message.code, bridged.db, bridged];
  try {
    const context = { console, ...words };
    const run = vm.runInNewContext(`(async (db, Q) => {${code}\n})`, context, { timeout: 1000 });
    const text = JSON.stringify((await run(db, Q)) ?? null);
    // It has no limit on what comes back; the pipe to the judge has.
    process.send?.({ outcome: 'value', text: text.length > 1_000_000 ? '"a very long text"' : text });
  } catch (problem) {
    const text = String((problem as Error)?.message ?? problem);
    process.send?.({ outcome: /timed out/.test(text) ? 'timeout' : 'error', text: text.slice(0, 100_000) });
  }
});
