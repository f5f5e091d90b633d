// How likely a reading that leans on the last answer is what was meant: what speaks for it as a question of its
// own, and how it hangs on the answer before. Fitted by logistic regression on the conversations of half of the
// databases of two public sets, and checked on the other half. It has a fit of its own because a follow-up fails
// in other ways than a question: what it leans on may be wrong already, or not be what it points at.
import type { Features } from '../confidence.ts';

export interface Leaning {
  /** Which edit of the last plan made it. */
  readonly edit: string;
  /** Words that point back, and that this reading heard as such. */
  readonly pointing: number;
  /** Read on its own, the question gives the same plan. */
  readonly agrees: boolean;
  /** Turns since the answer that it leans on: what came between was not understood. */
  readonly stale: number;
  /** How likely that answer was what was meant; absent where a person chose it. */
  readonly trusted?: number;
  /** The confidence of the best reading of the question alone. */
  readonly alone: number;
  /** Conditions of the last answer that it takes over. */
  readonly kept: number;
  /** It stands on another model than the last answer. */
  readonly moved: boolean;
  /** It shows what the last answer showed, of other rows: "and in Spain?". */
  readonly otherRows: boolean;
  /** It is the last plan again, though nobody asked for it again. */
  readonly unchanged: boolean;
}

const weights = {
  base: -0.09,
  own: 0.58,
  leans: 0.21,
  silent: -0.82,
  stale: -0.46,
  trusted: 0.22,
  alone: 0.15,
  kept: -0.11,
  moved: -0.73,
  lentOutputs: -0.93,
  unread: -0.41,
  agrees: -0.22,
  plainEdit: 0.55,
} as const;

/** Edits that leave little to guess. */
const plainEdits = new Set([
  'perShown',
  'namesOfSet',
  'byGroups',
  'addMeasures',
  'addFields',
  'countSet',
  'overOutside',
  'turnedComparison',
  'movedInTime',
  'otherMeasure',
  'asShares',
  'replaceInCut',
]);
const chosen = 0.97;
/** A question that changes nothing was not understood: people do not ask for what they have before them. */
const changesNothing = 0.4;

/** A probability, 0 to 1. `own` is what the reading would have as a question by itself. */
export function followedConfidence(own: number, features: Features, leaning: Leaning): number {
  const unread = features.unreadWords + features.unreadFields + features.unreadNumbers;
  const sum =
    weights.base +
    weights.own * logit(Math.min(0.97, own)) +
    (leaning.agrees ? weights.agrees : weights.leans) +
    (leaning.pointing === 0 ? weights.silent : 0) +
    weights.stale * Math.min(1, leaning.stale) +
    // Middling trust is the middle.
    weights.trusted * (logit(leaning.trusted ?? chosen) - 1.5) +
    weights.alone * leaning.alone +
    weights.kept * Math.min(3, leaning.kept) +
    (leaning.moved ? weights.moved : 0) +
    (features.outputs === 0 ? weights.lentOutputs : 0) +
    weights.unread * unread +
    (plainEdits.has(leaning.edit) || leaning.otherRows ? weights.plainEdit : 0);
  const likely = 1 / (1 + Math.exp(-sum));
  return leaning.unchanged ? likely * changesNothing : likely;
}

function logit(probability: number): number {
  const within = Math.min(0.99, Math.max(0.01, probability));
  return Math.log(within / (1 - within));
}
