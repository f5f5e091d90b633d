// What a question costs over its bare query: here without a model and with one, beside a chain and an agent of
// LangChain.js. One process, one database, one model that answers at once; one run of each in turn, so that
// what else the machine does meets all of them alike.
import pg from 'pg';
import { withBenchServer } from '../../lib/evals/bench/bench-server.ts';
import { ordersDatabase } from '../../lib/evals/bench/orders-database.ts';
import { ratio, rounded, type Timing, timeBeside } from '../../lib/evals/bench/timings.ts';
import { type EvalRuntime, failureOf, openEvalRuntime } from '../../lib/evals/eval-runtime.ts';
import { planBuiltIn } from '../../lib/language/built-in-planner.ts';
import { noBudget } from '../../lib/models/budget.ts';
import { modelTimes } from '../../lib/models/model-settings.ts';
import { openLanguageModel } from '../../lib/models/open-language-model.ts';
import { modelPlanner } from '../../lib/pipeline/model-planner.ts';
import { type ModelDouble, startModelDouble } from '../model-double/model-double.ts';
import { planReply } from '../model-double/plan-reply.ts';
import type { ModelPrompt, ToolCall } from '../model-double/reply-shapes.ts';
import { openLangchain, tokensOfBody } from './langchain.mjs';

const { question, tables, bare } = ordersDatabase;
/** Told apart by their words, so that the double knows what to write. */
const asSnippet = `${question}, by a snippet`;
const runs = 150;
const plan = 'from orders measure sum(revenue) as revenue group customer.country as country';
const snippet = `return await db.from('orders', 'o').join('customers', 'c', ['o.customer_id', 'c.id'])
  .groupBy(col('c.country')).select({ country: col('c.country'), revenue: sum(col('o.revenue')) }).page(1000);`;

type Way = 'built_in' | 'model_plan' | 'model_snippet' | 'langchain_chain' | 'langchain_agent';

export async function benchBesideLangchain(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const double = await startModelDouble();
    scriptAll(double);
    const languageModel = openLanguageModel(
      {
        primary: { provider: 'compatible', name: 'double', url: double.url },
        ...modelTimes(),
        trustedOrigins: [double.origin],
      },
      noBudget,
    );
    const builtIn = await openEvalRuntime(planBuiltIn);
    const withModel = await openEvalRuntime(modelPlanner(languageModel));
    try {
      await client.query(tables);
      const langchain = await openLangchain({ databaseUrl: url, modelUrl: double.url });
      try {
        const ways: Record<Way, () => Promise<unknown>> = {
          built_in: () => askDocent(builtIn, url, question),
          model_plan: () => askDocent(withModel, url, question),
          model_snippet: () => askDocent(withModel, url, asSnippet),
          langchain_chain: () => langchain.chain(question),
          langchain_agent: () => langchain.agent(question),
        };
        const prompts = await promptsOf(ways, double);
        const query = () => client.query({ text: bare, rowMode: 'array' });
        const taken = await timeBeside(runs, { query, ...ways });
        return { question, query: taken.query, ...tableOf(taken, prompts) };
      } finally {
        await langchain.close();
      }
    } finally {
      await builtIn.close();
      await withModel.close();
      await double.close();
      await client.end();
    }
  });
}

async function askDocent(runtime: EvalRuntime, url: string, words: string): Promise<void> {
  const asked = { question: words, locale: 'en', timeZone: 'UTC', now: new Date(), turns: [] } as const;
  const outcome = await runtime.withSource(url, ({ ask }) => ask(asked, AbortSignal.timeout(60_000)));
  const { envelope } = outcome;
  // A clarification is quick too, but it is not what is measured here.
  if (envelope.type !== 'answer' || envelope.data.result?.rows.length !== 5)
    throw new Error(`"${words}" ended in: ${failureOf(outcome) ?? envelope.message}`);
}

interface Prompted {
  readonly calls: number;
  /** Of all calls of one question together, by a tokenizer of OpenAI. */
  readonly prompt_tokens: number;
}

async function promptsOf(
  ways: Readonly<Record<Way, () => Promise<unknown>>>,
  { prompts }: ModelDouble,
): Promise<Record<Way, Prompted>> {
  const found: [string, Prompted][] = [];
  for (const [way, ask] of Object.entries(ways)) {
    const before = prompts.length;
    await ask();
    const seen = prompts.slice(before);
    // Whoever runs the query shows its rows to the model that phrases them; else nothing was asked.
    if (way.startsWith('langchain') && !JSON.stringify(seen.at(-1)?.body).includes('Vietnam'))
      throw new Error(`${way} phrased an answer without the rows`);
    const tokens = seen.reduce((sum, { body }) => sum + tokensOfBody(body), 0);
    found.push([way, { calls: seen.length, prompt_tokens: tokens }]);
  }
  return Object.fromEntries(found) as Record<Way, Prompted>;
}

function tableOf(taken: Record<Way | 'query', Timing>, prompts: Record<Way, Prompted>) {
  const { query } = taken;
  return Object.fromEntries(
    Object.entries(prompts).map(([way, prompted]) => {
      const timing = taken[way as Way];
      const over = {
        p50_ms: rounded(timing.p50_ms - query.p50_ms),
        p95_ms: rounded(timing.p95_ms - query.p95_ms),
      };
      return [way, { ...prompted, ...timing, over_the_query: over, times_the_query: ratio(timing, query) }];
    }),
  );
}

/** The same SQL, plan or snippet to whoever asks, as a model would say it to that prompt. */
function scriptAll(double: ModelDouble): void {
  const times = Number.POSITIVE_INFINITY;
  double.script(
    {
      when: `<question>\n${asSnippet}`,
      times,
      say: planReply('', { plans: [], snippet, reading: question }),
    },
    { when: `<question>\n${question}`, times, say: planReply(plan) },
    { when: 'SQL Result:', times, say: `The ${question} is in the table.` },
    { when: 'Double check the SQL query above', times, say: bare },
    { when: 'SQLQuery', times, say: bare },
    { when: question, times, call: nextTool, say: `The ${question} is in the table.` },
  );
}

/** The way of an agent that makes no mistake: look at the tables, look into them, check the query, run it. */
function nextTool({ body }: ModelPrompt): ToolCall | undefined {
  const called = (body.messages as readonly { role: string }[]).filter(({ role }) => role === 'tool').length;
  return [
    { name: 'list-tables-sql', input: { input: '' } },
    { name: 'info-sql', input: { input: 'customers, orders' } },
    { name: 'query-checker', input: { input: bare } },
    { name: 'query-sql', input: { input: bare } },
  ][called];
}
