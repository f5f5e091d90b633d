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
  readonly content: number;
  /** Conditions, groups, superlatives and orders: every one is a chance to be wrong. */
  readonly parts: number;
  readonly outputs: number;
  /** 1 where nothing was asked for by name, so that what names a row is listed. */
  readonly defaulted: number;
  readonly models: number;
  readonly values: number;
  readonly corrected: number;
  /** Unread words that are no verbs. */
  readonly strays: number;
}

const weights = {
  base: 1.6,
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
  parts: -0.25,
} as const;

/** A probability, 0 to 1. */
export function confidenceOf(features: Features): number {
  let sum: number = weights.base;
  for (const [name, weight] of Object.entries(weights)) {
    if (name !== 'base') sum += weight * features[name as keyof Features];
  }
  return 1 / (1 + Math.exp(-sum));
}
