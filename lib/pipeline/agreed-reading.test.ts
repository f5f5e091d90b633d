import { describe, expect, it } from 'vitest';
import { agreedReading } from './agreed-reading.ts';
import { defaultPlannerSettings as settings } from './stages.ts';

const tried = (confidence: number, rows: string | undefined, model = 'orders') => ({
  rows,
  reading: { plan: { model }, confidence, assumptions: [], policies: [] },
});

describe('readings that agree', () => {
  it('are answered with the likeliest, as likely as they are together', () => {
    const agreed = agreedReading([tried(0.43, 'a', 'races'), tried(0.3, 'a', 'heroes')], settings);
    expect(agreed).toMatchObject({ plan: { model: 'races' } });
    expect(agreed?.confidence).toBeCloseTo(0.73);
  });

  it('may be the second and the third', () => {
    const agreed = agreedReading([tried(0.3, 'a', 'races'), tried(0.4, 'b'), tried(0.4, 'b')], settings);
    expect(agreed).toMatchObject({ plan: { model: 'orders' }, confidence: 0.8 });
  });

  it('are never more than likely', () => {
    expect(agreedReading([tried(0.7, 'a'), tried(0.7, 'a')], settings)?.confidence).toBe(0.9);
  });

  it.each([
    ['none agree', [tried(0.7, 'a'), tried(0.69, 'b')]],
    ['their rows are not known', [tried(0.7, undefined), tried(0.69, undefined)]],
    ['they are not likely enough together', [tried(0.3, 'a'), tried(0.2, 'a')]],
    ['another is as likely', [tried(0.4, 'a'), tried(0.4, 'a'), tried(0.4, 'b')]],
    ['another is likelier', [tried(0.4, 'a'), tried(0.4, 'a'), tried(0.6, 'b')]],
    ['there is one', [tried(0.9, 'a')]],
  ])('leave the choice where %s', (_case, readings) => {
    expect(agreedReading(readings, settings)).toBeUndefined();
  });
});
