import type { AnswerEnvelope, Envelope } from '../envelope/envelope.ts';
import { type ComparedRows, type Comparison, compareRows } from './compare-rows.ts';
import { answerCell } from './gold-cell.ts';
import type { Case } from './suite.ts';

/**
 * `right` and `wrong` are about answers; the next three say what came instead of the one that was
 * expected; `as_expected` is a clarification, refusal or error that was right to give.
 */
export type CaseOutcome = 'right' | 'wrong' | 'clarified' | 'refused' | 'failed' | 'as_expected';

export interface Verdict {
  readonly outcome: CaseOutcome;
  /** For `right`: the answer has the expected columns and no more. */
  readonly exact?: boolean;
  /** For an ambiguous question: the places of the readings whose rows the answer has. */
  readonly readings?: readonly number[];
}

export interface Gold {
  readonly rows?: ComparedRows;
  readonly readings?: readonly ComparedRows[];
}

const insteadOfAnswer = { clarification: 'clarified', out_of_scope: 'refused', error: 'failed' } as const;

export function judgeCase(expected: Case['expect'], envelope: Envelope, gold: Gold): Verdict {
  const type = expected.type ?? 'answer';
  if (envelope.type !== 'answer') {
    const sameIntent = expected.intent === undefined || expected.intent === envelope.meta.intent_label;
    const asked = envelope.type === type && (sameIntent || type === 'error');
    return { outcome: asked ? 'as_expected' : insteadOfAnswer[envelope.type] };
  }
  if (type !== 'answer') {
    const readings = gold.readings?.flatMap((rows, place) =>
      compareAnswer(rows, envelope) === 'different' ? [] : [place],
    );
    return { outcome: 'wrong', readings };
  }
  if (gold.rows) {
    const comparison = compareAnswer(gold.rows, envelope, expected.ordered);
    return comparison === 'different'
      ? { outcome: 'wrong' }
      : { outcome: 'right', exact: comparison === 'exact' };
  }
  // Help is an answer in words: rows where none were expected are as wrong as another intent.
  const fits = expected.intent === undefined || expected.intent === envelope.meta.intent_label;
  return fits ? { outcome: 'right', exact: true } : { outcome: 'wrong' };
}

export function compareAnswer(gold: ComparedRows, { data }: AnswerEnvelope, ordered = false): Comparison {
  if (!data.result) return 'different';
  const { columns, rows, totalRows, totalRowsAtLeast } = data.result;
  const compared = rows.map((row) => columns.map((column, index) => answerCell(row[index] ?? null, column)));
  const answered = { width: columns.length, rows: compared };
  if (!data.truncated || totalRows !== undefined)
    return compareRows(gold, answered, { ordered, totalRows: data.truncated ? totalRows : rows.length });
  // Not counted to the end; that there are more than are shown is always known.
  return compareRows(gold, answered, { ordered, totalRowsAtLeast: totalRowsAtLeast ?? rows.length + 1 });
}
