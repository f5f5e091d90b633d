import { describe, expect, it } from 'vitest';
import type { Envelope } from '../envelope/envelope.ts';
import { comparedCell } from './gold-cell.ts';
import { judgeCase } from './judge-case.ts';

const meta = { chat_id: 'c', trace_id: 't', intent_confidence: 1 };
const answer = (rows: (string | number | null)[][], more: object = {}): Envelope => ({
  type: 'answer',
  message: '',
  data: {
    result: {
      columns: (rows[0] ?? []).map((value, index) => ({
        name: `c${index}`,
        label: `c${index}`,
        type: typeof value === 'number' ? 'integer' : 'text',
      })),
      rows,
    },
    truncated: false,
    explanation: '',
    ...more,
  },
  meta: { ...meta, intent_label: 'DATA_QUERY' },
});
const help: Envelope = {
  type: 'answer',
  message: '',
  data: { result: null, truncated: false, explanation: '' },
  meta: { ...meta, intent_label: 'GENERAL_HELP' },
};
const clarification: Envelope = {
  type: 'clarification',
  message: '',
  data: { question: '', options: [], pending_clarification_id: 'p' },
  meta: { ...meta, intent_label: 'CLARIFICATION' },
};
const refusal: Envelope = {
  type: 'out_of_scope',
  message: '',
  data: { reason: 'no_such_data', how_to_rephrase: '' },
  meta: { ...meta, intent_label: 'OUT_OF_SCOPE' },
};
const failure: Envelope = {
  type: 'error',
  message: '',
  data: { error_code: 'query.timeout', retryable: true },
  meta: { ...meta, intent_label: 'DATA_QUERY' },
};
const gold = (...rows: unknown[][]) => ({
  width: rows[0]?.length ?? 1,
  rows: rows.map((row) => row.map((value) => comparedCell(value))),
});

describe('judging a case', () => {
  it('an answer with the expected rows is right, and exact when it has no other column', () => {
    expect(judgeCase({}, answer([[3]]), { rows: gold([3]) })).toEqual({ outcome: 'right', exact: true });
    expect(judgeCase({}, answer([[3, 'x']]), { rows: gold([3]) })).toEqual({
      outcome: 'right',
      exact: false,
    });
    expect(judgeCase({}, answer([[4]]), { rows: gold([3]) })).toEqual({ outcome: 'wrong' });
  });

  it('words where rows were expected are wrong', () => {
    expect(judgeCase({}, help, { rows: gold([3]) }).outcome).toBe('wrong');
  });

  it('without rows, type and intent decide', () => {
    expect(judgeCase({ type: 'answer', intent: 'GENERAL_HELP' }, help, {}).outcome).toBe('right');
    expect(judgeCase({ type: 'answer', intent: 'GENERAL_HELP' }, answer([[1]]), {}).outcome).toBe('wrong');
  });

  it('what came instead of an answer is named', () => {
    const rows = gold([3]);
    expect(judgeCase({}, clarification, { rows }).outcome).toBe('clarified');
    expect(judgeCase({}, refusal, { rows }).outcome).toBe('refused');
    expect(judgeCase({}, failure, { rows }).outcome).toBe('failed');
  });

  it('a clarification or refusal that was expected is as expected', () => {
    expect(judgeCase({ type: 'clarification' }, clarification, {}).outcome).toBe('as_expected');
    expect(judgeCase({ type: 'out_of_scope' }, refusal, {}).outcome).toBe('as_expected');
    expect(judgeCase({ type: 'out_of_scope' }, clarification, {}).outcome).toBe('clarified');
  });

  it('an answer where another type was expected is wrong, and tells which reading it took', () => {
    expect(judgeCase({ type: 'out_of_scope' }, answer([[1]]), {}).outcome).toBe('wrong');
    const readings = [gold([1]), gold([2])];
    expect(judgeCase({ type: 'clarification' }, answer([[2]]), { readings })).toEqual({
      outcome: 'wrong',
      readings: [1],
    });
  });

  it('a cut answer that was not counted to the end is right when there are no fewer rows', () => {
    const rows = gold([1], [2], [3]);
    const cut = answer([[1], [3]]);
    if (cut.type !== 'answer' || !cut.data.result) throw new Error('unreachable');
    const atLeast = (totalRowsAtLeast: number): Envelope => ({
      ...cut,
      data: { ...cut.data, truncated: true, result: { ...cut.data.result, totalRowsAtLeast } as never },
    });
    expect(judgeCase({}, atLeast(3), { rows }).outcome).toBe('right');
    expect(judgeCase({}, atLeast(4), { rows }).outcome).toBe('wrong');
  });

  it('a cut answer is right when the whole has as many rows and the shown ones are among them', () => {
    const rows = gold([1], [2], [3]);
    const cut = answer([[1], [3]]);
    if (cut.type !== 'answer' || !cut.data.result) throw new Error('unreachable');
    const withTotal = (totalRows?: number): Envelope => ({
      ...cut,
      data: { ...cut.data, truncated: true, result: { ...cut.data.result, totalRows } as never },
    });
    expect(judgeCase({}, withTotal(3), { rows }).outcome).toBe('right');
    expect(judgeCase({}, withTotal(4), { rows }).outcome).toBe('wrong');
    // Not counted: that there are more than are shown is all that the answer says, and here it is so.
    expect(judgeCase({}, withTotal(undefined), { rows }).outcome).toBe('right');
    expect(judgeCase({}, withTotal(undefined), { rows: gold([1], [3]) }).outcome).toBe('wrong');
  });
});
