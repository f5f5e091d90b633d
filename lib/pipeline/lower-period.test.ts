import { describe, expect, it } from 'vitest';
import {
  addUnits,
  boundsOf,
  earlierPeriod,
  instantOf,
  momentLiteral,
  wallOf,
  wallText,
} from './lower-period.ts';
import type { Period } from './plan.ts';

// Sunday, 15 March 2026, 17:00 in Ho Chi Minh City.
const now = new Date('2026-03-15T10:00:00Z');
const zone = 'Asia/Ho_Chi_Minh';

const bounds: Record<string, [Period, string, string]> = {
  'this month': [{ unit: 'month', offset: 0 }, '2026-03-01T00:00:00', '2026-04-01T00:00:00'],
  'last month': [{ unit: 'month', offset: -1 }, '2026-02-01T00:00:00', '2026-03-01T00:00:00'],
  'the three months before this one': [
    { unit: 'month', offset: -1, count: 3 },
    '2025-12-01T00:00:00',
    '2026-03-01T00:00:00',
  ],
  'the last 90 days': [
    { unit: 'day', offset: 0, count: 90, rolling: true },
    '2025-12-15T17:00:00',
    '2026-03-15T17:00:00',
  ],
  'the next 7 days': [{ unit: 'day', offset: 7, count: 7 }, '2026-03-16T00:00:00', '2026-03-23T00:00:00'],
  'this year to date': [
    { unit: 'year', offset: 0, toDate: true },
    '2026-01-01T00:00:00',
    '2026-03-15T17:00:00',
  ],
  'last week, from Monday': [{ unit: 'week', offset: -1 }, '2026-03-02T00:00:00', '2026-03-09T00:00:00'],
  'last quarter': [{ unit: 'quarter', offset: -1 }, '2025-10-01T00:00:00', '2026-01-01T00:00:00'],
  yesterday: [{ unit: 'day', offset: -1 }, '2026-03-14T00:00:00', '2026-03-15T00:00:00'],
  'from one date to another': [
    { from: '2026-01-05', to: '2026-02-01T12:00' },
    '2026-01-05T00:00:00',
    '2026-02-01T12:00:00',
  ],
  'an instant with its own zone': [
    { from: '2026-01-05T00:00:00Z', to: '2026-01-06' },
    '2026-01-05T07:00:00',
    '2026-01-06T00:00:00',
  ],
};

const text = (wall: number | undefined) => (wall === undefined ? 'open' : wallText(wall, false));

describe('a period', () => {
  for (const [what, [period, from, to]] of Object.entries(bounds))
    it(`${what} has its bounds on the asker's wall`, () => {
      const found = boundsOf(period, now, zone);
      expect([text(found.from), text(found.to)]).toEqual([from, to]);
    });

  it('may be open at one end', () => {
    expect(boundsOf({ from: '2026-01-01' }, now, zone).to).toBeUndefined();
  });

  it('that is no date is refused', () => {
    expect(() => boundsOf({ from: '2026-02-30' }, now, zone)).toThrow('plan.invalid');
    expect(() => boundsOf({ from: 'yesterday' }, now, zone)).toThrow('plan.invalid');
  });

  it('compared with the one before is as long, by the calendar', () => {
    const earlier = (period: Period, to: 'previous_period' | 'previous_year' = 'previous_period') => {
      const found = earlierPeriod(period, to, now, zone);
      return [wallText(found.from as number, true), wallText(found.to as number, true)];
    };
    expect(earlier({ unit: 'month', offset: 0 })).toEqual(['2026-02-01', '2026-03-01']);
    expect(earlier({ unit: 'month', offset: -1, count: 3 })).toEqual(['2025-09-01', '2025-12-01']);
    expect(earlier({ from: '2026-01-01', to: '2026-03-01' })).toEqual(['2025-11-01', '2026-01-01']);
    expect(earlier({ from: '2026-01-03', to: '2026-01-10' })).toEqual(['2025-12-27', '2026-01-03']);
    expect(earlier({ unit: 'week', offset: 0 }, 'previous_year')).toEqual(['2025-03-09', '2025-03-16']);
  });
});

describe('a moment', () => {
  const at = Date.UTC(2026, 1, 1);

  it('is a UTC instant for an instant column, and wall time for others', () => {
    expect(momentLiteral(at, 'timestamptz', zone)).toMatchObject({ value: '2026-01-31T17:00:00Z' });
    expect(momentLiteral(at, 'timestamp', zone)).toMatchObject({ value: '2026-02-01T00:00:00' });
    expect(momentLiteral(at, 'date', zone)).toMatchObject({ value: '2026-02-01' });
    expect(momentLiteral(at + 1000, 'date', zone)).toMatchObject({ value: '2026-02-02' });
  });

  it('survives the change of clocks', () => {
    const berlin = 'Europe/Berlin';
    // The clocks go forward at 02:00 on 29 March 2026 and back at 03:00 on 25 October.
    expect(new Date(instantOf(Date.UTC(2026, 2, 29, 1, 59), berlin)).toISOString()).toBe(
      '2026-03-29T00:59:00.000Z',
    );
    expect(new Date(instantOf(Date.UTC(2026, 2, 29, 2, 30), berlin)).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(new Date(instantOf(Date.UTC(2026, 9, 25, 2, 30), berlin)).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    for (const month of [0, 3, 6, 9])
      expect(wallOf(instantOf(Date.UTC(2026, month, 15), berlin), berlin)).toBe(Date.UTC(2026, month, 15));
  });

  it('moved into a shorter month is its last day', () => {
    expect(wallText(addUnits(Date.UTC(2026, 0, 31, 8), 'month', 1), false)).toBe('2026-02-28T08:00:00');
    expect(wallText(addUnits(Date.UTC(2024, 1, 29), 'year', 1), true)).toBe('2025-02-28');
  });
});
