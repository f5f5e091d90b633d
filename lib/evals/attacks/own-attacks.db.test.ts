import path from 'node:path';
import { expect, it } from 'vitest';
import { runAttacks } from './run-attacks.ts';

it('holds against the attacks of this folder, and its judge sees what does not', async () => {
  const said: string[] = [];
  const run = await runAttacks(path.join(import.meta.dirname, 'corpus'), { say: (line) => said.push(line) });
  expect(said.filter((line) => line.startsWith('BROKEN'))).toEqual([]);
  expect(run.summary).toEqual({ cases: run.summary.held, held: run.summary.cases, broken: [], skipped: [] });
  expect(run.summary.cases).toBeGreaterThan(40);
  expect(run.sees).toBe(true);
}, 300_000);
