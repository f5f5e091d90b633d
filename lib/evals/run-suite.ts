// Runs a suite: who is asked what on which source, two at a time, and what came of it.
import type { Locale } from '../i18n/locale.ts';
import type { EvalRuntime } from './eval-runtime.ts';
import { type GoldDatabase, openGoldDatabase } from './gold-database.ts';
import { type CaseReport, runCase } from './run-case.ts';
import type { Case } from './suite.ts';

export interface SuiteOptions {
  readonly runtime: EvalRuntime;
  /** The URL of a case's source. */
  readonly locate: (found: Case) => string;
  readonly locale?: Locale;
  readonly timeZone: string;
  readonly now: Date;
  readonly milliseconds: number;
  readonly concurrency: number;
  readonly withEvidence?: boolean;
  readonly onReport?: (report: CaseReport, done: number) => void;
}

/** @throws SetupError before anything is asked, when a case names a source that is not known. */
export async function runSuite(cases: readonly Case[], options: SuiteOptions): Promise<CaseReport[]> {
  const located = cases.map((found) => ({ found, url: options.locate(found) }));
  const golds = new Map(
    [...new Set(located.map(({ url }) => url))].map((url) => [url, openGoldDatabase(url)]),
  );
  const left = new Map<string, number>();
  for (const { url } of located) left.set(url, (left.get(url) ?? 0) + 1);

  const reports: CaseReport[] = new Array(cases.length);
  let next = 0;
  let done = 0;
  async function work(): Promise<void> {
    for (let place = next++; place < located.length; place = next++) {
      const { found, url } = located[place] as (typeof located)[number];
      const gold = golds.get(url) as GoldDatabase;
      const report = await runCase(found, { ...options, url, gold });
      reports[place] = report;
      options.onReport?.(report, ++done);
      const remaining = (left.get(url) as number) - 1;
      left.set(url, remaining);
      if (remaining === 0) await gold.close();
    }
  }
  try {
    await Promise.all(Array.from({ length: options.concurrency }, work));
    return reports;
  } finally {
    for (const [url, remaining] of left) if (remaining > 0) await golds.get(url)?.close();
  }
}
