import { seededRandom } from '../demo/seeded-random.ts';
import { SetupError } from '../errors/setup-error.ts';
import type { Case } from './suite.ts';

export interface Choice {
  /** A class or an id; cases of any of them are kept. */
  readonly only?: readonly string[];
  /** `SEED:N`: so many cases at random, the same for the same seed, in the order of the suite. */
  readonly sample?: string;
  readonly limit?: number;
}

/** @throws SetupError when nothing is left, or the sample is not written as SEED:N. */
export function chooseCases(cases: readonly Case[], { only = [], sample, limit }: Choice): Case[] {
  let chosen = [...cases];
  if (only.length > 0) {
    chosen = chosen.filter(
      ({ id, class: name }) => only.includes(id) || (name !== undefined && only.includes(name)),
    );
  }
  if (sample !== undefined) {
    const [, seed, size] = /^(.+):(\d+)$/.exec(sample) ?? [];
    if (!seed || !size) throw new SetupError(`"${sample}" is not a sample.`, 'Write --sample SEED:N.');
    const kept = new Set(seededRandom(seed).shuffled(chosen).slice(0, Number(size)));
    chosen = chosen.filter((found) => kept.has(found));
  }
  if (limit !== undefined) chosen = chosen.slice(0, limit);
  if (chosen.length === 0)
    throw new SetupError('No case of the suite is left to run.', 'Check --only, --sample and --limit.');
  return chosen;
}
