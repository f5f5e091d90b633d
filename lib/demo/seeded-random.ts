/** A stream of pseudo-random choices that is the same in every run for the same seed. */
export interface SeededRandom {
  /** From 0, inclusive, to 1, exclusive. */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks `value` of an entry in proportion to its weight. */
  weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
}

/**
 * The mulberry32 generator, seeded with a text. Every table has a stream of its own, so that a change
 * to how one table is made leaves the rows of the others as they were.
 */
export function seededRandom(seed: string): SeededRandom {
  let state = 2166136261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  function pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Nothing to pick from.');
    return items[whole(0, items.length - 1)] as T;
  }

  return {
    next,
    whole,
    pick,
    chance: (probability) => next() < probability,
    weighted(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(entries)[0];
    },
    shuffled(items) {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const other = whole(0, last);
        [result[last], result[other]] = [result[other], result[last]] as [never, never];
      }
      return result;
    },
    hex: (length) => Array.from({ length }, () => whole(0, 15).toString(16)).join(''),
  };
}
