import { randomInt } from 'node:crypto';
import type { Parameters } from 'fast-check';
import { environment } from '../env/environment.ts';

/** How many random cases a property is tried with in every run of the tests. */
const cases = 2000;

/**
 * A run of a property: its seed is written out, so that the same cases can be had again with
 * `DOCENT_RANDOM_SEED`, and `DOCENT_RANDOM_CASES` makes it longer.
 */
export function randomRun(name: string): Parameters<unknown> {
  const { DOCENT_RANDOM_SEED, DOCENT_RANDOM_CASES } = environment();
  const seed = DOCENT_RANDOM_SEED === undefined ? randomInt(2 ** 31) : Number(DOCENT_RANDOM_SEED);
  const numRuns = DOCENT_RANDOM_CASES === undefined ? cases : Number(DOCENT_RANDOM_CASES);
  process.stdout.write(`${name}: ${numRuns} random cases, seed ${seed}\n`);
  return {
    seed,
    numRuns,
    endOnFailure: false,
    interruptAfterTimeLimit: 280_000,
    markInterruptAsFailure: false,
  };
}
