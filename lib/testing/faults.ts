// Ways in which answering a question can fail, each as it happens on real servers and in real processes.
import pg from 'pg';
import { defaultRunLimits } from '../data-source/gateway.ts';
import type { RowSet, RunLimits, Source, Statement } from '../data-source/source.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import type { GuardedCode } from '../guard/guarded-code.ts';
import { type Bridge, defaultSandboxLimits, type Sandbox } from '../sandbox/sandbox.ts';

export interface Faulty {
  /** With two connections, and waiting for one no longer than half a second. */
  readonly source: Source;
  readonly url: string;
  readonly sandbox: Sandbox;
}

export interface Fault {
  readonly name: string;
  /** What the asker is told; `truncated` is no failure but rows that were cut. */
  readonly code: string;
  /** Milliseconds within which they are told, on a machine that does other things too. */
  readonly within: number;
  happen(faulty: Faulty): Promise<string>;
}

const number = [{ name: 'n', type: 'text' }] as const;
const slow: Statement = { sql: 'select pg_sleep(20)::text as n', values: [], columns: number };
const gigabyte: Statement = {
  sql: "select repeat('x', 1000000) as n from generate_series(1, 1000)",
  values: [],
  columns: number,
};

const codeOf = async (work: Promise<RowSet | string>): Promise<string> => {
  try {
    const result = await work;
    return typeof result === 'string' ? result : result.truncated ? 'truncated' : 'rows';
  } catch (thrown) {
    return asAssistantError(thrown).code;
  }
};

function run(source: Source, statement: Statement, limits: Partial<RunLimits> = {}, signal?: AbortSignal) {
  return source.run(statement, { ...defaultRunLimits, ...limits }, signal ?? new AbortController().signal);
}

export function runSnippet(
  { sandbox }: Faulty,
  body: string,
  signal = new AbortController().signal,
  bridge: Bridge = async () => '{"ok":false,"code":"query.refused"}',
) {
  const code = `(async function () {'use strict';\n${body}\n})` as GuardedCode;
  const limits = { ...defaultSandboxLimits, wallMilliseconds: 8000, cpuSeconds: /^for/.test(body) ? 1 : 5 };
  return sandbox.run(code, bridge, { origin: 'model', signal, limits });
}

/** Ends, from outside, the server's side of whatever runs `pg_sleep` for this database. */
async function terminateSleepers(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like 'select pg_sleep%' and state = 'active'`,
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

export const faults: readonly Fault[] = [
  {
    name: 'the database is gone in the middle of a statement',
    code: 'source.unavailable',
    within: 2000,
    async happen({ source, url }) {
      const running = codeOf(run(source, slow));
      while ((await terminateSleepers(url)) === 0);
      return running;
    },
  },
  {
    name: 'every connection is taken',
    code: 'source.busy',
    within: 2500,
    async happen({ source }) {
      const leaving = new AbortController();
      const taken = [1, 2].map(() => codeOf(run(source, slow, {}, leaving.signal)));
      const third = await codeOf(run(source, slow));
      leaving.abort();
      await Promise.all(taken);
      return third;
    },
  },
  {
    name: 'a statement outlives its time',
    code: 'query.timeout',
    within: 2000,
    happen: ({ source }) => codeOf(run(source, slow, { milliseconds: 150 })),
  },
  {
    name: 'the client goes away during a statement',
    code: 'query.cancelled',
    within: 2000,
    happen({ source }) {
      return codeOf(run(source, slow, {}, AbortSignal.timeout(60)));
    },
  },
  {
    name: 'a result has a gigabyte',
    code: 'truncated',
    within: 2500,
    happen: ({ source }) => codeOf(run(source, gigabyte)),
  },
  {
    name: 'code computes for ever',
    code: 'sandbox.timeout',
    within: 5000,
    happen: (faulty) => codeOf(runSnippet(faulty, 'for(;;){}')),
  },
  {
    name: 'code fills its memory',
    code: 'sandbox.out_of_memory',
    within: 9000,
    happen: (faulty) =>
      codeOf(runSnippet(faulty, 'const kept=[];for(;;)kept.push(new Array(1e5).fill(kept.length))')),
  },
  {
    name: 'the client goes away during a run',
    code: 'query.cancelled',
    within: 2000,
    happen: (faulty) => codeOf(runSnippet(faulty, 'await new Promise(()=>{})', AbortSignal.timeout(60))),
  },
];
