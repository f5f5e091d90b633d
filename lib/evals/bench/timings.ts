/** What repeated runs of one thing took, in milliseconds. */
export interface Timing {
  readonly runs: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
}

/** Runs `work` again and again; the first tenth only warms up and is not counted. */
export async function time(runs: number, work: () => Promise<unknown>): Promise<Timing> {
  const taken: number[] = [];
  for (let run = -Math.ceil(runs / 10); run < runs; run++) {
    const started = performance.now();
    await work();
    if (run >= 0) taken.push(performance.now() - started);
  }
  return summary(taken);
}

export function summary(taken: readonly number[]): Timing {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { runs: sorted.length, p50_ms: rounded(at(0.5)), p95_ms: rounded(at(0.95)) };
}

export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
