// Does a prompt hold the tables that a question needs? All sources of a suite are put into one manifest, as
// if each were a schema of one large database, and every question's gold SQL is held against the models that
// its prompt tells of. No model is called.
import { indexManifest, type Manifest, type Model } from '../data-source/manifest.ts';
import { renderPlanPrompt } from '../pipeline/prompts/plan-prompt.ts';
import { defaultPlannerSettings } from '../pipeline/stages.ts';
import type { EvalRuntime } from './eval-runtime.ts';
import { parseSql } from './gold/parse-sql.ts';
import type { Case } from './suite.ts';

export interface SliceRecall {
  readonly models: number;
  readonly cases: number;
  /** Questions whose prompt has every model of the gold SQL. */
  readonly complete: number;
  /** Cases without gold SQL, or with SQL that is not read here. */
  readonly unread: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly missed: readonly { readonly id: string; readonly models: readonly string[] }[];
}

export async function sliceRecall(
  cases: readonly Case[],
  { runtime, locate, now }: { runtime: EvalRuntime; locate: (found: Case) => string; now: Date },
): Promise<SliceRecall> {
  const schemas = new Map<string, Manifest>();
  for (const url of new Set(cases.map(locate))) {
    schemas.set(url, await runtime.withSource(url, async ({ manifest }) => manifest));
  }
  const prefixes = new Map([...schemas.keys()].map((url, place) => [url, prefixOf(url, place)]));
  const models = [...schemas].flatMap(([url, { models: own }]) =>
    own.map((model) => prefixed(model, prefixes.get(url) ?? '')),
  );
  const manifest = indexManifest({ dialect: 'sqlite', version: 'merged', models });
  const missed: { id: string; models: string[] }[] = [];
  const times: number[] = [];
  let unread = 0;
  for (const found of cases) {
    const url = locate(found);
    const needed = tablesOf(found.expect.sql, schemas.get(url)?.models ?? []);
    if (!needed) {
      unread++;
      continue;
    }
    const began = performance.now();
    const prompt = renderPlanPrompt({
      question: found.question,
      locale: found.locale ?? 'en',
      timeZone: 'UTC',
      now,
      manifest,
      turns: [],
      policies: [],
      mustAnswer: false,
      settings: defaultPlannerSettings,
    });
    times.push(performance.now() - began);
    const told = new Set(prompt.models);
    const absent = needed.map((name) => `${prefixes.get(url)}${name}`).filter((name) => !told.has(name));
    if (absent.length > 0) missed.push({ id: found.id, models: absent });
  }
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return {
    models: models.length,
    cases: times.length,
    complete: times.length - missed.length,
    unread,
    p50Milliseconds: at(0.5),
    p95Milliseconds: at(0.95),
    missed,
  };
}

export function renderSliceRecall(recall: SliceRecall): string {
  const { models, cases, complete, unread, p50Milliseconds: p50, p95Milliseconds: p95 } = recall;
  const share = cases === 0 ? 0 : (100 * complete) / cases;
  return [
    `${models} models in one manifest, ${cases} questions (${unread} without readable SQL)`,
    `${complete} prompts hold every model needed: ${share.toFixed(1)} %`,
    `built in p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    '',
  ].join('\n');
}

/** Like the schema that a table of several is told apart by. */
function prefixOf(url: string, place: number): string {
  const file = url.split('/').at(-1)?.replace(/\..*$/, '') ?? '';
  const word = file
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 24);
  return `${/^[a-z]/.test(word) ? word : `s${place}`}_`;
}

function prefixed(model: Model, prefix: string): Model {
  return {
    ...model,
    name: `${prefix}${model.name}`,
    relations: model.relations.map((relation) => ({ ...relation, to: `${prefix}${relation.to}` })),
  };
}

/** Names of the models that the SQL reads; undefined where it is not read. */
function tablesOf(sql: string | undefined, models: readonly Model[]): string[] | undefined {
  if (sql === undefined) return undefined;
  const tables = new Set<string>();
  try {
    collectTables(parseSql(sql), tables);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
  const names = models.filter(({ table }) => tables.has(table.name.toLowerCase())).map(({ name }) => name);
  return names.length > 0 ? names : undefined;
}

function collectTables(node: unknown, tables: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  const { table } = node as { table?: unknown };
  if (typeof table === 'string' && 'alias' in node) tables.add(table.toLowerCase());
  for (const each of node instanceof Map ? node.values() : Object.values(node)) collectTables(each, tables);
}
