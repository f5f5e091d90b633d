// docent eval: asks the questions of a suite and says how many answers were right.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../errors/setup-error.ts';
import { chooseCases } from '../evals/choose-cases.ts';
import { openEvalRuntime, plannerNamed } from '../evals/eval-runtime.ts';
import { sourceLocator } from '../evals/locate-source.ts';
import { renderSummary } from '../evals/render-summary.ts';
import type { CaseReport } from '../evals/run-case.ts';
import { runSuite, type SuiteOptions } from '../evals/run-suite.ts';
import { type Case, parseSuite } from '../evals/suite.ts';
import { summarise } from '../evals/summarise.ts';
import { localeSchema } from '../i18n/locale.ts';
import { commandFolder } from './command-folder.ts';

export const usage = `Usage: docent eval --suite FILE.jsonl [OPTIONS]
       docent eval --learn FILE.jsonl [--seed N] [OPTIONS]
  --source URL          the source of every case
  --source NAME=URL     the source of cases that name it; may be repeated
  --planner NAME        built-in (default), auto or model: with the model of DOCENT_MODEL
  --out FILE.json       writes the summary with every case
  --only CLASS|ID       runs these alone; may be repeated
  --sample SEED:N       runs N cases at random, the same for the same seed
  --limit N             runs the first N
  --locale en|vi|es     of cases that say none
  --timezone ZONE       default UTC
  --now TIME            what the questions take for now, ISO
  --concurrency N       cases at a time, default 2
  --timeout SECONDS     of one case, default 60
  --with-evidence       makes policies of what each case's "evidence" says, for its question alone
  --slices              puts all sources into one manifest and says how many prompts hold the tables needed
  --learn FILE.jsonl    asks all cases, lets people complain about half of those that are not right, in the words of
                        their "feedback" or "evidence", deploys what is proven, and asks all cases again; in a
                        database of this run
  --seed N              which half complains, default 1
  --gold-plans          runs the gold SQL itself as plans, to see what a plan can express
`;

const options = {
  suite: { type: 'string' },
  learn: { type: 'string' },
  seed: { type: 'string' },
  source: { type: 'string', multiple: true },
  planner: { type: 'string' },
  out: { type: 'string' },
  only: { type: 'string', multiple: true },
  sample: { type: 'string' },
  limit: { type: 'string' },
  locale: { type: 'string' },
  timezone: { type: 'string' },
  now: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  'with-evidence': { type: 'boolean' },
  slices: { type: 'boolean' },
  'gold-plans': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Exit 0 when the suite ran, whatever its figures; 2 when it was called wrongly. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const suite = values.learn ?? values.suite;
  if (values.help || !suite || (values.learn !== undefined && values.suite !== undefined)) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const folder = commandFolder();
  const suiteFile = path.resolve(folder, suite);
  const cases = chooseCases(parseSuite(readSuite(suiteFile), path.basename(suiteFile)), {
    only: values.only,
    sample: values.sample,
    limit: number(values.limit, '--limit'),
  });
  const planner = plannerNamed(values.planner ?? 'built-in');
  const locate = sourceLocator(values.source ?? [], { suite: path.dirname(suiteFile), called: folder });
  const asked = {
    locate,
    locale: values.locale === undefined ? undefined : localeSchema.parse(values.locale),
    timeZone: values.timezone ?? 'UTC',
    now: moment(values.now),
    milliseconds: (number(values.timeout, '--timeout') ?? 60) * 1000,
    concurrency: number(values.concurrency, '--concurrency') ?? 2,
  };
  if (values.learn !== undefined) {
    const { learn } = await import('./eval-learn.ts');
    const out = values.out && path.resolve(folder, values.out);
    return learn(cases, { ...asked, planner, seed: values.seed ?? '1', out });
  }
  const runtime = await openEvalRuntime(planner);
  const progress = progressLine(cases.length);
  try {
    const setting = {
      ...asked,
      runtime,
      withEvidence: values['with-evidence'] ?? false,
      onReport: progress.report,
    };
    if (values.slices) {
      const { renderSliceRecall, sliceRecall } = await import('../evals/slice-recall.ts');
      const recall = await sliceRecall(cases, setting);
      progress.end();
      if (values.out)
        fs.writeFileSync(path.resolve(folder, values.out), `${JSON.stringify(recall, null, 1)}\n`);
      process.stdout.write(renderSliceRecall(recall));
      return 0;
    }
    if (values['gold-plans'])
      return await goldPlans(cases, setting, values.out && path.resolve(folder, values.out));
    const reports = await runSuite(cases, setting);
    progress.end();
    const summary = summarise(reports);
    if (values.out) {
      const written = { ...summary, per_case: reports };
      fs.writeFileSync(path.resolve(folder, values.out), `${JSON.stringify(written, null, 1)}\n`);
    }
    process.stdout.write(renderSummary(summary));
    return 0;
  } finally {
    await runtime.close();
  }
}

async function goldPlans(
  cases: readonly Case[],
  { runtime, locate, timeZone, now, milliseconds }: SuiteOptions,
  out: string | undefined,
): Promise<number> {
  const { renderGoldPlans, runGoldPlans } = await import('../evals/gold/run-gold-plans.ts');
  const reports = await runGoldPlans(cases, { runtime, locate, timeZone, now, milliseconds });
  if (out) fs.writeFileSync(out, `${JSON.stringify(reports, null, 1)}\n`);
  process.stdout.write(renderGoldPlans(reports));
  return 0;
}

function readSuite(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SetupError(`The suite ${file} cannot be read.`, 'Check the path after --suite.', { cause });
  }
}

function number(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new SetupError(`${option} is "${text}".`, 'Give a whole number above zero.');
}

function moment(text: string | undefined): Date {
  const now = text === undefined ? new Date() : new Date(text);
  if (!Number.isNaN(now.getTime())) return now;
  throw new SetupError(`--now is "${text}".`, 'Give a time such as 2026-11-21T09:00:00Z.');
}

/** On a terminal one line that is written over; elsewhere a line for every hundred cases. */
function progressLine(total: number) {
  const { stderr } = process;
  const counts = { right: 0, wrong: 0 };
  return {
    report({ outcome }: CaseReport, done: number) {
      if (outcome === 'right' || outcome === 'wrong') counts[outcome]++;
      const line = `${done} of ${total} asked, ${counts.right} right, ${counts.wrong} wrong`;
      if (stderr.isTTY) stderr.write(`\r${line}`);
      else if (done % 100 === 0) stderr.write(`${line}\n`);
    },
    end() {
      if (stderr.isTTY) stderr.write('\n');
    },
  };
}
