// What became of each attack, over all that it was put to: broken anywhere is broken, and it is skipped only
// when nothing at all could judge it.
import type { Attack } from './attack-file.ts';
import type { Verdict } from './verdict.ts';

export interface AttackSummary {
  readonly cases: number;
  readonly held: number;
  readonly broken: string[];
  readonly skipped: { id: string; why: string }[];
}

export class VerdictBook {
  readonly #verdicts = new Map<string, Verdict>();
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  add(verdict: Verdict): void {
    if (verdict.outcome === 'broken') this.#say(`BROKEN ${verdict.id}: ${verdict.why.join('; ')}`);
    const known = this.#verdicts.get(verdict.id);
    this.#verdicts.set(verdict.id, known ? joined(known, verdict) : verdict);
  }

  /** Adds to what was found of an attack before. */
  addProblems(id: string, why: readonly string[]): void {
    this.add({ id, outcome: why.length === 0 ? 'held' : 'broken', why });
  }

  isBroken(id: string): boolean {
    return this.#verdicts.get(id)?.outcome === 'broken';
  }

  summary(attacks: readonly Attack[]): AttackSummary {
    const of = (outcome: Verdict['outcome']) =>
      [...this.#verdicts.values()].filter((each) => each.outcome === outcome);
    return {
      cases: attacks.length,
      held: of('held').length,
      broken: of('broken').map(({ id }) => id),
      skipped: of('skipped').map(({ id, why }) => ({ id, why: why.join('; ') })),
    };
  }
}

const weight = { broken: 2, held: 1, skipped: 0 } as const;

function joined(one: Verdict, other: Verdict): Verdict {
  const [more, less] = weight[other.outcome] > weight[one.outcome] ? [other, one] : [one, other];
  const why = more.outcome === less.outcome ? [...new Set([...more.why, ...less.why])] : more.why;
  return { ...less, ...more, why };
}
