// Which failures of what a model wrote are worth another attempt, and what it is told of each. It is told
// codes and names that it had already: a database's own message can quote values of rows it may not see.
import type { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import { answerLimits } from './limits.ts';
import { printPlan } from './notation/print-plan.ts';
import type { FailedAttempt, Planning } from './stages.ts';

export const repairsAllowed = 2;

/** The detail of a result that was computed from a part of the rows and does not say so. */
export const cutRows =
  'it computed with rows that were cut; aggregate in the database, or return truncated as it was given';

/** The detail of a result that has more rows than an answer may. */
export const manyRows = `it returned more than ${answerLimits.rows} rows; end with page(${answerLimits.rows})`;

const toldAsTheyAre: ReadonlySet<string> = new Set([cutRows, manyRows]);

interface Repair {
  /** How many attempts may end in this failure before it is given up. */
  readonly times: number;
  readonly tell: (detail: string) => string;
}

/** What is not here is not the model's fault, or costs more than it may bring: it is never tried again. */
const repairs: Readonly<Partial<Record<FailureCode, Repair>>> = {
  'model.invalid_reply': {
    times: 1,
    tell: (detail) => `the reply was not one JSON object of the form (${detail}); write all of it, shorter`,
  },
  'plan.invalid': { times: 2, tell: (detail) => detail },
  'snippet.type_error': { times: 2, tell: (detail) => `its types do not fit: ${detail}` },
  'guard.refused': { times: 1, tell: (detail) => `the guard refused it: ${ruleOf(detail)}` },
  'query.refused': { times: 2, tell: (detail) => `the query check refused it: ${detail}` },
  'sandbox.threw': { times: 1, tell: () => 'its code failed while it ran; write it more simply' },
  'sandbox.out_of_memory': {
    times: 1,
    tell: () => 'it needed too much memory; aggregate, or limit the rows',
  },
  'sandbox.output_rejected': {
    times: 1,
    tell: (detail) =>
      toldAsTheyAre.has(detail) ? detail : 'its result has no acceptable form; show fewer columns',
  },
  'query.failed': {
    times: 1,
    tell: () => 'the database could not compute it; compare values of one type and divide by no zero',
  },
  'query.timeout': { times: 1, tell: () => 'it took too long; narrow it by a period, or aggregate earlier' },
};

/**
 * The attempt that failed, when the model may try again; undefined where it may not: the failure is not one
 * of what it wrote, or it had its chances.
 */
export function failedAttempt(
  failure: AssistantError,
  planning: Planning | undefined,
  earlier: readonly FailedAttempt[],
): FailedAttempt | undefined {
  const { code, detail = '' } = failure;
  const repair = repairs[code];
  const generated = failure.generated ?? writtenByModel(planning);
  if (!repair || generated === undefined || earlier.length >= repairsAllowed) return undefined;
  if (earlier.filter((attempt) => attempt.code === code).length >= repair.times) return undefined;
  return { code, ...(detail ? { detail } : {}), generated, told: repair.tell(detail) };
}

/** Whether a model wrote it and it could not be run at all; that a database failed is another matter. */
export function isOfNoUse(failure: AssistantError, planning: Planning | undefined): boolean {
  const { code } = failure;
  if (!(code in repairs) || code === 'query.failed' || code === 'query.timeout') return false;
  return (failure.generated ?? writtenByModel(planning)) !== undefined;
}

function writtenByModel(planning: Planning | undefined): string | undefined {
  if (planning?.kind === 'snippet') return planning.written.code;
  if (planning?.kind !== 'plan' || planning.reading.planner !== 'model') return undefined;
  return printPlan(planning.reading.plan);
}

function ruleOf(detail: string): string {
  return detail.split(':')[0] ?? '';
}
