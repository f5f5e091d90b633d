import type { ConnectionProblem } from '../data-source/connection-problem.ts';
import type { Transaction } from '../db/client.ts';

export interface Check {
  /** Absent when the source could be reached. */
  readonly problem?: ConnectionProblem;
  /** What its role could do that it should not. */
  readonly rights?: readonly string[];
  readonly modelCount?: number;
  readonly milliseconds: number;
}

/** Milliseconds in which the same finding is not written again: a broken source fails every question. */
const repeatAfter = 5 * 60 * 1000;

/** Keeps what a look at a source found, unless that is what the last one said just now. */
export async function recordCheck(database: Transaction, sourceId: string, check: Check): Promise<void> {
  const data = {
    sourceId,
    problem: check.problem ?? null,
    rights: [...(check.rights ?? [])],
    modelCount: check.modelCount ?? null,
    milliseconds: Math.round(check.milliseconds),
  };
  const last = await database.sourceCheck.findFirst({ where: { sourceId }, orderBy: { at: 'desc' } });
  const same =
    last !== null &&
    last.problem === data.problem &&
    last.modelCount === data.modelCount &&
    last.rights.join() === data.rights.join();
  if (same && Date.now() - last.at.getTime() < repeatAfter) return;
  await database.sourceCheck.create({ data });
}
