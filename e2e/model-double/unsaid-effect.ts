/** What a model's proposal says of the fields that its kind of effect has no use for. */
export const unsaidEffect = {
  also: [],
  model: '',
  path: '',
  value: '',
  unit: '',
  decimals: 0,
  options: [],
  triggers: [],
  confidence: 0.9,
};
