// The learning part of docent eval: a PostgreSQL of its own for the records, and the report.
import fs from 'node:fs';
import { SetupError } from '../errors/setup-error.ts';
import { wordsOf } from '../evals/learn/complaint.ts';
import { learnSuite } from '../evals/learn/learn-suite.ts';
import { renderLearning } from '../evals/learn/learning-report.ts';
import { openLearningWorld } from '../evals/learn/learning-world.ts';
import { startOwnPostgres } from '../evals/own-postgres.ts';
import type { Case } from '../evals/suite.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Planner } from '../pipeline/stages.ts';
import { beforeExit } from './exit-work.ts';

export interface LearnAsked {
  readonly locate: (found: Case) => string;
  readonly locale: Locale | undefined;
  readonly timeZone: string;
  readonly now: Date;
  readonly milliseconds: number;
  readonly concurrency: number;
  readonly planner: Planner;
  readonly seed: string;
  readonly out: string | undefined;
}

/** Exit 0 when the suite ran, whatever its figures. @throws SetupError for a suite in which nobody says anything */
export async function learn(cases: readonly Case[], asked: LearnAsked): Promise<number> {
  if (cases.every((found) => wordsOf(found) === undefined))
    throw new SetupError(
      'Nobody says anything in this suite, so there is nothing to learn from.',
      'Give cases a "feedback" or an "evidence".',
    );
  // A source that is missing is said before a server is started.
  for (const found of cases) asked.locate(found);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const server = await startOwnPostgres();
  beforeExit(() => server.close());
  const { planner, timeZone, out, ...options } = asked;
  const world = await openLearningWorld({ databaseUrl: server.url, planner, timeZone });
  try {
    const report = await learnSuite(cases, { ...options, locale: options.locale ?? 'en', world, say });
    if (out !== undefined) fs.writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
    process.stdout.write(renderLearning(report));
    return 0;
  } finally {
    await world.close();
  }
}
