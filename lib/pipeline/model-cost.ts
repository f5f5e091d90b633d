import type { Provenance } from '../envelope/envelope.ts';
import type { Observation } from './observation.ts';

/** What the models of one question cost, failed calls too; undefined when none was called. */
export function costOf(observations: readonly Observation[]): Provenance['cost'] {
  const calls = observations.filter((seen) => seen.kind === 'model_call');
  const [first] = calls;
  if (!first) return undefined;
  const sum = (part: 'milliseconds' | 'tokensIn' | 'tokensOut') =>
    calls.reduce((total, call) => total + call[part], 0);
  const prices = calls.flatMap(({ price }) => price ?? []);
  const currency = prices[0]?.currency;
  // The sum of some is not the price.
  const isPriced = currency !== undefined && calls.every(({ price, failure }) => price || failure);
  return {
    calls: calls.length,
    models: [...new Set(calls.map(({ model }) => model))],
    tokensIn: sum('tokensIn'),
    tokensOut: sum('tokensOut'),
    ...(calls.some(({ estimated }) => estimated) && { estimated: true as const }),
    milliseconds: Math.round(sum('milliseconds')),
    price: isPriced
      ? { amount: prices.reduce((total, { amount }) => total + amount, 0), currency }
      : undefined,
  };
}
