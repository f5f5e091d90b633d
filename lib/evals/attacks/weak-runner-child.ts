// The process of the weak runner: what many tools do with code that a model wrote.
import vm from 'node:vm';

const demo = [
  { id: 1, name: 'alpha', total: 10 },
  { id: 2, name: 'beta', total: 20 },
];
const Q = { q: 'demo' };
const db = {
  query: async (plan: { q?: string }) => {
    if (plan?.q !== 'demo') throw new Error('unknown plan');
    return demo;
  },
};

process.on('message', async (code: string) => {
  try {
    const run = vm.runInNewContext(`(async (db, Q) => {${code}\n})`, { console }, { timeout: 1000 });
    const text = JSON.stringify((await run(db, Q)) ?? null);
    // It has no limit on what comes back; the pipe to the judge has.
    process.send?.({ outcome: 'value', text: text.length > 1_000_000 ? '"a very long text"' : text });
  } catch (problem) {
    const text = String((problem as Error)?.message ?? problem);
    process.send?.({ outcome: /timed out/.test(text) ? 'timeout' : 'error', text: text.slice(0, 100_000) });
  }
});
