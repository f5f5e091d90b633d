import { expect, it } from 'vitest';
import type { CaseReport } from './run-case.ts';
import { summarise } from './summarise.ts';

const report = (more: Partial<CaseReport>): CaseReport => ({
  id: 'x',
  outcome: 'right',
  type: 'answer',
  confidence: 0.8,
  answerExpected: true,
  ms: 10,
  modelCalls: 0,
  ...more,
});

const reports = [
  report({ class: 'count', exact: true, ms: 1 }),
  report({ class: 'count', exact: false, confidence: 0.7, ms: 2 }),
  report({ class: 'count', outcome: 'wrong', confidence: 0.72, ms: 3 }),
  report({ class: 'scope', outcome: 'as_expected', type: 'out_of_scope', answerExpected: false, ms: 4 }),
  report({ class: 'scope', outcome: 'wrong', answerExpected: false, ms: 5 }),
  report({ class: 'ask', outcome: 'as_expected', type: 'clarification', answerExpected: false, ms: 6 }),
  report({ class: 'ask', outcome: 'clarified', type: 'clarification', ms: 7, modelCalls: 2 }),
  report({ class: 'ask', outcome: 'refused', type: 'out_of_scope', ms: 8 }),
  report({ class: 'ask', outcome: 'failed', type: 'timeout', ms: 90 }),
];

it('every case is counted once, and expected refusals count as refused', () => {
  const summary = summarise(reports);
  expect(summary).toMatchObject({
    cases: 9,
    answered: 4,
    right: 2,
    exact: 1,
    wrong: 2,
    clarified: 2,
    refused: 2,
    failed: 1,
    as_expected: 2,
    model_calls: 2,
  });
  expect(summary.answered + summary.clarified + summary.refused + summary.failed).toBe(summary.cases);
  expect(summary.by_class.count).toEqual({
    cases: 3,
    answered: 3,
    right: 2,
    exact: 1,
    wrong: 1,
    clarified: 0,
    refused: 0,
    failed: 0,
  });
});

it('percentiles are times that some case took', () => {
  expect(summarise(reports)).toMatchObject({ p50_ms: 5, p95_ms: 90 });
  expect(summarise([])).toMatchObject({ cases: 0, p50_ms: 0, p95_ms: 0 });
});

it('reliability looks at answers alone that were expected', () => {
  const [seventy, eighty] = summarise(reports).reliability;
  expect(seventy).toMatchObject({ from: 0.7, to: 0.8, answered: 2, right: 1 });
  expect(seventy?.confidence).toBeCloseTo(0.71);
  expect(eighty).toMatchObject({ from: 0.8, to: 0.9, answered: 1, right: 1 });
});
