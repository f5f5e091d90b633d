// How likely a reading is what was meant, from what could be seen of how it came about. Weights were
// fitted by logistic regression on half of a public set of questions with known answers and checked on
// the other half; they are few on purpose, so that they hold on databases nobody has seen.

export interface Features {
  /** How much less of the question this cutting covers than the best one. */
  readonly cuttingLoss: number;
  /** How much less its targets hang together than the best choice of them. */
  readonly choiceLoss: number;
  readonly doubt: number;
  readonly distance: number;
  /** Models that several equally good ways lead to. */
  readonly forks: number;
  readonly links: number;
  readonly weakest: number;
  readonly mean: number;
  readonly unreadWords: number;
  readonly unreadFields: number;
  readonly unreadCues: number;
  readonly unreadNumbers: number;
  /** Steps of the longest way beyond the fourth: far-off things are rarely what was meant. */
  readonly depth: number;
  /** Records that were spoken of and that another condition asks for already. */
  readonly implied: number;
  /** Models that were spoken of and that the plan has nothing of. */
  readonly untouched: number;
  /** Denials that deny nothing in the reading. */
  readonly unreadDenials: number;
  readonly content: number;
  /** Conditions, groups, superlatives and orders: every one is a chance to be wrong. */
  readonly parts: number;
  readonly outputs: number;
  /** 1 where nothing was asked for by name, so that what names a row is listed; less where all else is clear. */
  readonly defaulted: number;
  readonly models: number;
  readonly values: number;
  readonly corrected: number;
  /** Words that somebody explained, up to two: they were not guessed at. */
  readonly taught: number;
  /** Unread words that are no verbs. */
  readonly strays: number;
  /** Unread words that stand against a name, as parts of a longer one: "customer satisfaction score". */
  readonly lost: number;
}

// Orders the readings of one question among themselves.
const rankWeights = {
  cuttingLoss: -1.2,
  choiceLoss: -1.6,
  doubt: -2.2,
  distance: -0.12,
  forks: -0.3,
  weakest: 0.8,
  mean: 0.8,
  unreadWords: -0.45,
  unreadFields: -1.1,
  unreadCues: -0.9,
  unreadNumbers: -1.3,
  unreadDenials: -1.3,
  untouched: -0.6,
  parts: -0.25,
} as const;
const rankBase = 1.6;

// Says how likely the first of them is right.
const weights = {
  doubt: -4.6,
  weakest: -0.8,
  mean: 3.5,
  unreadWords: -0.95,
  unreadFields: -1.1,
  unreadCues: -2.2,
  unreadNumbers: -1.6,
  unreadDenials: -3,
  untouched: -2.2,
  depth: -0.4,
  outputs: -0.27,
  defaulted: -0.9,
  models: -0.46,
  values: 0.28,
  corrected: -0.6,
  taught: 0.4,
  lost: -1,
  parts: -0.45,
} as const;
const base = 0.05;
const fork = -2.4;
const perMargin = 3;
/** A reading this far ahead is no surer for being further ahead. */
const widestMargin = 0.2;

function sigmoid(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** Where a reading stands among those of its question, 0 to 1; not a probability. */
export function rankOf(features: Features): number {
  let sum = rankBase;
  for (const [name, weight] of Object.entries(rankWeights)) sum += weight * features[name as keyof Features];
  return sigmoid(sum);
}

/** A probability, 0 to 1. `margin` is how far the reading ranks before the next one. */
export function confidenceOf(features: Features, margin: number): number {
  let sum = base + perMargin * Math.min(widestMargin, margin) + (features.forks > 0 ? fork : 0);
  for (const [name, weight] of Object.entries(weights)) sum += weight * features[name as keyof Features];
  return sigmoid(sum);
}
