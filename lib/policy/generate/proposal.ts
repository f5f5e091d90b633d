import type { LivePolicy, PolicyEffect } from '../../pipeline/live-policy.ts';

/** One effect that would say what somebody said, and the facts of a plan that says it. */
export interface EffectChoice {
  readonly effect: PolicyEffect;
  readonly triggers: readonly string[];
  readonly demanded: ReadonlySet<string>;
  /** Facts that the plan must no longer hold: "not the ship date". */
  readonly refused?: ReadonlySet<string>;
  /** Which word is meant was not said: only the answer that somebody expects can make it sure. */
  readonly guessed?: boolean;
  /** Nobody said anything of it: it alone comes to the number that was expected. */
  readonly fitted?: boolean;
}

/** One thing somebody said, and what it may come to, the likeliest first. */
export interface Proposal {
  readonly said: string;
  readonly choices: readonly EffectChoice[];
}

export function tried(choice: EffectChoice, place: number): LivePolicy {
  return {
    id: `candidate ${place}`,
    title: 'candidate',
    triggers: [...choice.triggers],
    effect: choice.effect,
  };
}
