// One question of a proof: its answer without and with the candidate, and what that comes to.
import { z } from 'zod';
import { cellSchema } from '../envelope/envelope.ts';

const proofKinds = ['failed', 'paraphrase', 'neighbour', 'verified', 'rated_up'] as const;
export const proofVerdicts = ['better', 'same', 'changed', 'worse', 'skipped'] as const;

const shownAnswer = z.strictObject({
  /** The envelope's type. */
  type: z.string(),
  /** What was said, or how the question was read. */
  text: z.string(),
  columns: z.array(z.string()),
  /** The first of them. */
  rows: z.array(z.array(cellSchema)),
  /** How many there are in all, where that is known. */
  total: z.number().int(),
});
export type ShownAnswer = z.infer<typeof shownAnswer>;

export const proofCaseSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(proofKinds),
  question: z.string(),
  verdict: z.enum(proofVerdicts),
  /** Where the first difference is: nothing reached the question, the plans, the rows, or none. */
  compared: z.enum(['not_reached', 'plan', 'rows']),
  /** Absent where the candidate does not reach the question: nothing was asked. */
  old: shownAnswer.optional(),
  new: shownAnswer.optional(),
  /** The answer is better only beside these, which were made of the same complaint and are not live either. */
  together: z.array(z.string()).optional(),
  /** Rows that only one of the two answers has. */
  rows_added: z.number().int().optional(),
  rows_removed: z.number().int().optional(),
});
export type ProofCase = z.infer<typeof proofCaseSchema>;
export type ProofKind = ProofCase['kind'];
export type ProofVerdict = ProofCase['verdict'];

/** A regression: something that was right, or was answered, and is no more. */
export function isRegression({ verdict }: ProofCase): boolean {
  return verdict === 'worse';
}

/** Something that failed is mended (where anybody complained at all), and nothing became worse. */
export function isClean(cases: readonly ProofCase[]): boolean {
  if (cases.some(isRegression)) return false;
  const failed = cases.filter(({ kind }) => kind === 'failed');
  return failed.length === 0 || failed.some(({ verdict }) => verdict === 'better');
}
