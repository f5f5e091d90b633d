/** What repeated runs of one thing took, in milliseconds. */
export interface Timing {
  readonly runs: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
}

/**
 * Runs `work` again and again; the first tenth only warms up and is not counted, and neither are the milliseconds
 * of `pause` between two runs, in which what was put off can be done.
 */
export async function time(runs: number, work: () => Promise<unknown>, pause = 0): Promise<Timing> {
  const taken: number[] = [];
  for (let run = -Math.ceil(runs / 10); run < runs; run++) {
    const started = performance.now();
    await work();
    if (run >= 0) taken.push(performance.now() - started);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return summary(taken);
}

/**
 * The same for several things, one run of each in turn, so that what else the machine does meets all of them
 * alike and they can be compared.
 */
export async function timeBeside<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, Timing>> {
  const each = Object.entries(works) as [Name, () => Promise<unknown>][];
  const taken = new Map<Name, number[]>(each.map(([name]) => [name, []]));
  for (let run = -Math.ceil(runs / 10); run < runs; run++) {
    for (const [name, work] of each) {
      const started = performance.now();
      await work();
      if (run >= 0) taken.get(name)?.push(performance.now() - started);
      // What the one has left to do, such as tidying its connection, is not the other's time.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  return Object.fromEntries([...taken].map(([name, times]) => [name, summary(times)])) as Record<
    Name,
    Timing
  >;
}

/** How many times as long the first took, by the median. */
export function ratio(one: Timing, other: Timing): number {
  return rounded(one.p50_ms / other.p50_ms);
}

export function summary(taken: readonly number[]): Timing {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { runs: sorted.length, p50_ms: rounded(at(0.5)), p95_ms: rounded(at(0.95)) };
}

export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
