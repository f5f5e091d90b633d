// What a question costs over its bare query: one that joins and groups 100,000 orders, planned without a
// model, on an embedded PostgreSQL of its own.
import pg from 'pg';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import type { Outcome } from '../../pipeline/outcome.ts';
import { failureOf, openEvalRuntime } from '../eval-runtime.ts';
import { withBenchServer } from './bench-server.ts';
import { ordersDatabase } from './orders-database.ts';
import { summary, type Timing, time } from './timings.ts';

const { question, tables, bare } = ordersDatabase;
const runs = 200;

export async function benchPipeline(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(tables);
      const query = await time(runs, () => client.query({ text: bare, rowMode: 'array' }));
      return { question, query, ...(await timeQuestion(url, query)) };
    } finally {
      await client.end();
    }
  });
}

async function timeQuestion(url: string, query: Timing): Promise<Record<string, unknown>> {
  const runtime = await openEvalRuntime(planBuiltIn);
  try {
    return await runtime.withSource(url, async ({ ask }) => {
      const outcomes: Outcome[] = [];
      const once = async () => {
        const input = { question, locale: 'en', timeZone: 'UTC', now: new Date(), turns: [] } as const;
        outcomes.push(await ask(input, AbortSignal.timeout(60_000)));
      };
      const pipeline = await time(runs, once);
      const last = outcomes.at(-1) as Outcome;
      const { envelope } = last;
      // A clarification is quick too, but it is not what is measured here.
      if (envelope.type !== 'answer')
        throw new Error(`"${question}" ended in: ${failureOf(last) ?? envelope.message}`);
      return {
        pipeline,
        over_the_query: {
          p50_ms: Math.round((pipeline.p50_ms - query.p50_ms) * 100) / 100,
          p95_ms: Math.round((pipeline.p95_ms - query.p95_ms) * 100) / 100,
        },
        stages: stagesOf(outcomes.slice(-runs)),
      };
    });
  } finally {
    await runtime.close();
  }
}

/** Each stage by name, and the database's own part of the sandbox's time. */
function stagesOf(outcomes: readonly Outcome[]): Record<string, Timing> {
  const taken = new Map<string, number[]>();
  const add = (name: string, milliseconds: number) =>
    taken.set(name, [...(taken.get(name) ?? []), milliseconds]);
  for (const { observations } of outcomes)
    for (const observation of observations) {
      if (observation.kind === 'stage_ended') add(observation.stage, observation.milliseconds);
      if (observation.kind === 'statement') add('statement (within sandbox)', observation.milliseconds);
    }
  return Object.fromEntries([...taken].map(([name, times]) => [name, summary(times)]));
}
