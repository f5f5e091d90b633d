/**
 * Fisher's exact test of a two by two table, two-sided: how likely a difference at least this rare is, were
 * there none. Exact for the small numbers that feedback comes in, where a normal approximation is not.
 *
 * @param table bad and good of one side, bad and good of the other
 */
export function fisherTest([a, b, c, d]: readonly [number, number, number, number]): number {
  const first = a + b;
  const second = c + d;
  const bad = a + c;
  const probability = (x: number) =>
    Math.exp(logChoose(first, x) + logChoose(second, bad - x) - logChoose(first + second, bad));
  const seen = probability(a);
  let total = 0;
  for (let x = Math.max(0, bad - second); x <= Math.min(first, bad); x++) {
    const likely = probability(x);
    // Equal but for rounding counts as equal.
    if (likely <= seen * (1 + 1e-7)) total += likely;
  }
  return Math.min(1, total);
}

/** Wilson's interval of a share, 95 %: [low, high]. */
export function shareInterval(bad: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const z = 1.959964;
  const share = bad / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let at = logFactorials.length; at <= n; at++) {
    logFactorials[at] = (logFactorials[at - 1] as number) + Math.log(at);
  }
  return logFactorials[n] as number;
}
