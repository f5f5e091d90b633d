// A test that makes the program complain on the console has found something, even when it passes.
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

let complaints: MockInstance[] = [];

beforeEach(() => {
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  for (const spy of complaints) spy.mockImplementation(() => {});
});

afterEach(() => {
  const said = complaints.flatMap((spy) => spy.mock.calls);
  for (const spy of complaints) spy.mockRestore();
  expect(said, 'nothing is written to console.error or console.warn').toEqual([]);
});
