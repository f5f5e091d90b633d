import { expect, it } from 'vitest';
import { possibleSteps } from './possible-steps.ts';

const live = { version: 1, share: 100, role: null, since: '2026-03-01T00:00:00Z' };

it('what was rolled back is deployed again or retired, and not rolled back once more', () => {
  expect(possibleSteps({ state: 'approved', live: null })).toEqual(['deploy', 'reject', 'retire']);
  expect(possibleSteps({ state: 'suspended', live: null })).not.toContain('rollback');
  expect(possibleSteps({ state: 'rejected', live: null })).toEqual([]);
});

it('an older version that is live can be taken back while a newer one waits', () => {
  expect(possibleSteps({ state: 'pending', live })).toEqual(['approve', 'reject', 'rollback']);
  expect(possibleSteps({ state: 'rejected', live })).toEqual(['rollback']);
});

it('what reaches some is promoted first, and what reaches all can be narrowed', () => {
  expect(possibleSteps({ state: 'deployed', live: { ...live, share: 20 } })[0]).toBe('promote');
  expect(possibleSteps({ state: 'deployed', live })).toEqual(['rollback', 'promote', 'hold', 'retire']);
});
