import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchStatement } from './statement-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(milliseconds = 1000) {
  const asker = new AbortController();
  const stop = vi.fn();
  const watch = watchStatement(milliseconds, asker.signal, stop);
  let given = false;
  watch.gaveUp.catch(() => {
    given = true;
  });
  return { asker, stop, watch, gaveUp: () => given };
}

describe('a watched statement', () => {
  it('is stopped once when its asker leaves, and given up when that does not help', async () => {
    const { asker, stop, watch, gaveUp } = watched();
    asker.abort();
    expect([stop.mock.calls.length, watch.cancelled, watch.late]).toEqual([1, true, false]);
    await vi.advanceTimersByTimeAsync(900);
    expect(gaveUp()).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([stop.mock.calls.length, gaveUp()]).toEqual([1, true]);
  });

  it('has a moment beyond its time to be ended by the server itself', async () => {
    const { asker, stop, watch, gaveUp } = watched();
    await vi.advanceTimersByTimeAsync(1400);
    expect(stop).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect([stop.mock.calls.length, watch.cancelled, watch.late]).toEqual([1, false, true]);
    asker.abort();
    await vi.advanceTimersByTimeAsync(500);
    expect([stop.mock.calls.length, watch.cancelled, gaveUp()]).toEqual([1, false, true]);
  });

  it('that has ended is not stopped any more', async () => {
    const { asker, stop, watch, gaveUp } = watched();
    watch.end();
    asker.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([stop.mock.calls.length, gaveUp(), vi.getTimerCount()]).toEqual([0, false, 0]);
  });
});
