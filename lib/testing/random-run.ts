import { randomInt } from 'node:crypto';
import type { Parameters } from 'fast-check';
import { environment } from '../env/environment.ts';

/** How many random cases a property is tried with in every run of the tests. */
const usual = 2000;

const { DOCENT_RANDOM_SEED, DOCENT_RANDOM_CASES } = environment();
const longer = DOCENT_RANDOM_CASES === undefined ? undefined : Number(DOCENT_RANDOM_CASES);

/** Milliseconds that a property may take: five minutes for the usual number of cases. */
export const randomTimeout = 300_000 * Math.max(1, (longer ?? usual) / usual);

/**
 * A run of a property: its seed is written out, so that the same cases can be had again with
 * `DOCENT_RANDOM_SEED`, and `DOCENT_RANDOM_CASES` makes it longer. One that is not through in its time fails:
 * fewer cases than were said are never passed off as all of them.
 *
 * @param few how many, where nothing longer was asked for
 */
export function randomRun(name: string, few = usual): Parameters<unknown> {
  const cases = longer ?? few;
  const seed = DOCENT_RANDOM_SEED === undefined ? randomInt(2 ** 31) : Number(DOCENT_RANDOM_SEED);
  process.stdout.write(`${name}: ${cases} random cases, seed ${seed}\n`);
  return {
    seed,
    numRuns: cases,
    endOnFailure: false,
    interruptAfterTimeLimit: randomTimeout - 20_000,
    markInterruptAsFailure: true,
  };
}
