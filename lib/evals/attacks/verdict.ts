/** What became of one attack. */
export interface Verdict {
  readonly id: string;
  readonly outcome: 'held' | 'broken' | 'skipped';
  readonly why: readonly string[];
  /** Nothing could be sent: the grammar has no place for what the attack asks. */
  readonly inexpressible?: boolean;
  /** It would break a database without check, role or policy: whoever judges can see it. */
  readonly breaksBare?: boolean;
  /** Of several layers, those that did not hold. */
  readonly brokenLayers?: readonly string[];
}

export function verdict(id: string, why: readonly string[], more: Partial<Verdict> = {}): Verdict {
  return { id, outcome: why.length === 0 ? 'held' : 'broken', why, ...more };
}

export function skipped(id: string, why: string): Verdict {
  return { id, outcome: 'skipped', why: [why] };
}
