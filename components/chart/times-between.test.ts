import { describe, expect, it } from 'vitest';
import { timesBetween } from './times-between.ts';

describe('the times of an axis', () => {
  it.each([
    ['month', ['2026-03-01', '2025-12-01'], ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01']],
    ['week', ['2026-01-05', '2026-01-19'], ['2026-01-05', '2026-01-12', '2026-01-19']],
    ['quarter', ['2025-10-01', '2026-04-01'], ['2025-10-01', '2026-01-01', '2026-04-01']],
    ['year', ['2023', '2025'], ['2023', '2024', '2025']],
    [
      'hour',
      ['2026-01-01T23:00:00', '2026-01-02T01:00:00'],
      ['2026-01-01T23:00:00', '2026-01-02T00:00:00', '2026-01-02T01:00:00'],
    ],
  ])('have no gaps: %s', (bucket, starts, filled) => {
    expect(timesBetween(starts, bucket)).toEqual(filled);
  });

  it('stay as they are where they lie on no grid, or would be too many', () => {
    expect(timesBetween(['2026-01-01', '2026-01-15'], 'month')).toEqual(['2026-01-01', '2026-01-15']);
    expect(timesBetween(['1026-01-01', '2026-01-01'], 'day')).toHaveLength(2);
    expect(timesBetween(['Monday'], 'weekday')).toEqual(['Monday']);
  });
});
