import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import type { GuardedCode } from '../guard/guarded-code.ts';
import { type OpenedSandbox, openSandbox } from './open-sandbox.ts';
import { type Bridge, defaultSandboxLimits } from './sandbox.ts';

const reply = JSON.stringify({
  ok: true,
  columns: [{ name: 'n', type: 'integer' }],
  rows: [[1], [2]],
  truncated: false,
});
const answering: Bridge = async () => reply;
const limits = { ...defaultSandboxLimits, wallMilliseconds: 3000, cpuSeconds: 1 };

let sandbox: OpenedSandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

/** Past the guard on purpose: what runs here must hold without it. */
function unguarded(body: string): GuardedCode {
  return `(async function () {'use strict';\n${body}\n})` as GuardedCode;
}

async function outcome(
  body: string,
  options: Partial<Parameters<OpenedSandbox['run']>[2]> & { bridge?: Bridge } = {},
) {
  const { bridge = answering, ...rest } = options;
  const { signal } = new AbortController();
  try {
    const text = await sandbox.run(unguarded(body), bridge, { origin: 'rule', signal, limits, ...rest });
    return JSON.parse(text);
  } catch (failure) {
    if (!(failure instanceof AssistantError)) throw failure;
    return failure.code;
  }
}

const probe = 'return typeof process==="undefined"&&typeof require==="undefined"?"isolate":"host"';

/** What each attack may end in; anything else is a breach. */
const attacks: Record<string, [string, unknown[]]> = {
  'names of the host': [
    "return ['process','require','Buffer','fetch','setTimeout','console','WebAssembly','SharedArrayBuffer','Atomics','eval','Function'].filter((k) => k in globalThis)",
    [[]],
  ],
  'the constructor of a builder function': [
    `return count.constructor('${probe}')()`,
    ['isolate', 'sandbox.threw'],
  ],
  'the constructor of a promise': [
    `const p=db.query({});return p.then.constructor('${probe}')()`,
    ['isolate', 'sandbox.threw'],
  ],
  'the constructor of rows': [
    `const r=await db.query({});return r.constructor.constructor('${probe}')()`,
    ['isolate', 'sandbox.threw'],
  ],
  'the constructor of an error of the bridge': [
    `const a={};a.a=a;try{await db.query(a)}catch(e){return e.constructor.constructor('${probe}')()}`,
    ['isolate', 'sandbox.threw'],
  ],
  'the constructor of an async function': [
    `return (async()=>{}).constructor('${probe}')()`,
    ['isolate', 'sandbox.threw'],
  ],
  'the constructor of a generator': [
    `return (function*(){}).constructor('${probe}')().next().value`,
    ['isolate', 'sandbox.threw'],
  ],
  'indirect eval': [`return (0,globalThis.eval)('1')`, ['sandbox.threw']],
  'an import at run time': ["return (await import('node:fs')).readdirSync('/')", ['sandbox.threw']],
  'names of the bootstrap': [
    'return [typeof boot, typeof $0, typeof createDatabase, typeof QueryBuilder]',
    [['undefined', 'undefined', 'undefined', 'undefined']],
  ],
  'JSON replaced under the bridge': [
    "JSON.parse=()=>({ok:true,columns:[],rows:[[9]]});JSON.stringify=()=>'x';return (await db.from('a','b').select({c:1}).all()).rows.length",
    [2],
  ],
  'options slipped in through Object.prototype': [
    'Object.prototype.reference=true;Object.prototype.externalCopy=true;const r=await db.query({});return Object.keys(r[0]).join()',
    ['n'],
  ],
  'promises replaced under the bridge': [
    'Promise.prototype.then=function(){return 1};return (await db.query({})).length',
    [2, 'sandbox.threw', 'sandbox.timeout'],
  ],
  'replaced builder words': [
    'try{db.query=1}catch{};try{globalThis.count=1}catch{};return typeof db.query+typeof count',
    ['functionfunction'],
  ],
  'a db that is redefined': [
    "try{Object.defineProperty(globalThis,'db',{value:1})}catch(e){return 'kept'}return 'gone'",
    ['kept'],
  ],
  'a query that is no data': ['return await db.query(() => 1)', ['sandbox.threw']],
  'a query that is itself': ['const a={};a.a=a;return await db.query(a)', ['sandbox.threw']],
  'a query of many megabytes': [
    "return await db.query({a:'x'.repeat(5e7)})",
    ['sandbox.threw', 'query.refused', 'sandbox.out_of_memory', 'sandbox.timeout'],
  ],
  'queries one after another without end': [
    'for(let i=0;;i++)await db.query({i})',
    ['sandbox.threw', 'query.refused'],
  ],
  'ten thousand queries at once': [
    'return (await Promise.all(Array.from({length:10000},()=>db.query({})))).length',
    ['sandbox.threw', 'query.refused'],
  ],
  'a result that is itself': ['const a={};a.a=a;return a', ['sandbox.threw']],
  'a result that is a function': ['return () => 1', [null]],
  'a result that is too large': [
    "return 'x'.repeat(3e7)",
    ['sandbox.output_rejected', 'sandbox.out_of_memory'],
  ],
  'a result that takes long to read': ['return {toJSON(){while(true);}}', ['sandbox.timeout']],
  'a result that resolves itself': ["return {then(done){done('resolved')}}", ['resolved']],
  'a thrown symbol': ["throw Symbol('x')", ['sandbox.threw']],
  'a thrown thing that takes long to read': ['throw {get message(){while(true);}}', ['sandbox.timeout']],
  'a thrown thing that throws': ['throw {get message(){throw {get message(){throw 1}}}}', ['sandbox.threw']],
  'a thrown book': ["throw new Error('A'.repeat(2e7))", ['sandbox.threw', 'sandbox.out_of_memory']],
  'a loop': ['while(true);', ['sandbox.timeout']],
  'a loop that catches': ['for(;;){try{while(true);}catch{}}', ['sandbox.timeout']],
  'a loop of promises': ['for(;;)await 0', ['sandbox.timeout']],
  'a promise that never comes': ['await new Promise(()=>{})', ['sandbox.timeout']],
  'a pattern without end': ["return /^(a+)+$/.test('a'.repeat(50)+'!')", ['sandbox.timeout', false]],
  'recursion without end': ['const f=(n)=>f(n+1)+1;return f(0)', ['sandbox.threw']],
  'arrays without end': [
    'const a=[];for(;;)a.push(new Array(1e5).fill(7))',
    ['sandbox.out_of_memory', 'sandbox.timeout'],
  ],
  'keys without end': [
    "const o={};for(let i=0;;i++)o['key'+i]='wwwwwwwwwwwwwwwwwwwwwwww'",
    ['sandbox.out_of_memory', 'sandbox.timeout'],
  ],
  'text without end': [
    "let s='ab';for(;;)s=s.replaceAll('a','bbaabb')+s",
    ['sandbox.out_of_memory', 'sandbox.threw', 'sandbox.timeout'],
  ],
  'buffers without end': [
    'const b=[];for(;;)b.push(new Uint8Array(6.4e7).fill(1))',
    ['sandbox.out_of_memory', 'sandbox.threw', 'sandbox.timeout'],
  ],
  'a rejection nobody handles': ["Promise.reject(new Error('left'));return 'ok'", ['ok', 'sandbox.threw']],
  'a stack that is rewritten': [
    'Error.prepareStackTrace=(e,f)=>f;return String(new Error("x").stack).includes("node:")',
    [false],
  ],
};

describe('the sandbox, without a guard before it', () => {
  for (const [what, [body, allowed]] of Object.entries(attacks))
    it(`holds against ${what}`, { timeout: 20_000 }, async () => {
      const ended = await outcome(body, { origin: 'model' });
      expect(allowed.map((value) => JSON.stringify(value))).toContain(JSON.stringify(ended));
    });

  it('leaves nothing behind for the next run in the same process', async () => {
    await outcome('globalThis.left=1;Array.prototype.map=()=>0;return 1');
    expect(await outcome('return [typeof left, [1].map((x) => x + 1)]')).toEqual(['undefined', [2]]);
  });

  it('gives every run an isolate that no other run was in, also one that was made ahead', async () => {
    const mark = 'const was=typeof marked;globalThis.marked=1;Object.prototype.marked=1;return was';
    for (let run = 0; run < 6; run++) expect(await outcome(mark)).toEqual('undefined');
  });

  it('serves the next run after a process has died', async () => {
    await outcome('while(true);');
    expect(await outcome('return (await db.query({})).length')).toBe(2);
  });

  it('runs four queries at once, and no more', async () => {
    let most = 0;
    let waiting: ((text: string) => void)[] = [];
    // Nothing is answered before four are asked, so that fewer at once would never end.
    const bridge: Bridge = () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        most = Math.max(most, waiting.length);
        if (waiting.length < 4) return;
        for (const answer of waiting) answer(reply);
        waiting = [];
      });
    expect(
      await outcome('await Promise.all(Array.from({length:12},()=>db.query({})));return 1', { bridge }),
    ).toBe(1);
    expect(most).toBe(4);
  });

  it('cancels what is still running when the code has returned', async () => {
    const { promise: cancelled, resolve } = Promise.withResolvers<void>();
    const bridge: Bridge = (_text, signal) =>
      new Promise(() => signal.addEventListener('abort', () => resolve(), { once: true }));
    expect(await outcome("db.query({});return 'left'", { bridge })).toBe('left');
    await cancelled;
  });

  it('stops at once when the asker goes away', async () => {
    const leaving = new AbortController();
    const bridge: Bridge = async () => {
      leaving.abort();
      return reply;
    };
    expect(await outcome('await db.query({});for(;;)await 0', { bridge, signal: leaving.signal })).toBe(
      'query.cancelled',
    );
  });

  it('keeps its process when a run is called off, waiting or busy, and nothing of that run in it', async () => {
    await outcome('return 1');
    let started = 0;
    const count = () => {
      started++;
    };
    subscribe('child_process', count);
    try {
      for (const body of ['globalThis.left=1;await db.query({})', 'db.query({});for(;;);']) {
        const leaving = new AbortController();
        const bridge: Bridge = (_text, closing) => {
          leaving.abort();
          return new Promise((resolve) => closing.addEventListener('abort', () => resolve(reply)));
        };
        expect(await outcome(body, { bridge, signal: leaving.signal })).toBe('query.cancelled');
        expect(await outcome('return [typeof left, (await db.query({})).length]')).toEqual(['undefined', 2]);
      }
    } finally {
      unsubscribe('child_process', count);
    }
    expect(started).toBe(0);
  });

  it('reports a failure of the database as that, not as a fault of the code', async () => {
    const bridge: Bridge = async () => JSON.stringify({ ok: false, code: 'query.timeout' });
    expect(await outcome("return await db.from('a','b').select({c:1}).all()", { bridge })).toBe(
      'query.timeout',
    );
    expect(await outcome('try{await db.query({})}catch{}return "went on"', { bridge })).toBe('went on');
  });

  it('tells what the code said of its own failure, on one line', async () => {
    const { signal } = new AbortController();
    const run = sandbox.run(unguarded("throw new TypeError('first\\nsecond\\u001b[31m')"), answering, {
      origin: 'rule',
      signal,
    });
    await expect(run).rejects.toThrow('sandbox.threw: TypeError: first second [31m');
  });

  it('leaves no process when it is closed, also none that was made ahead for a model', async () => {
    const own = await openSandbox();
    own.prepareForModel();
    own.prepareForModel();
    await own.close();
    const { signal } = new AbortController();
    await expect(own.run(unguarded('return 1'), answering, { origin: 'rule', signal })).rejects.toThrow(
      'sandbox.unavailable',
    );
  });
});
