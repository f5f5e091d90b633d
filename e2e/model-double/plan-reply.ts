/** The reply of a model that is sure of one plan, as it is asked for; with changes. */
export function planReply(plan: string, more: object = {}): object {
  return {
    intent: 'data',
    confidence: 0.9,
    plans: [plan],
    assumptions: [],
    guidance: [],
    missing: [],
    reason: 'none',
    ...more,
  };
}
