import type { Price } from './language-model.ts';
import type { ModelSettings } from './model-settings.ts';

/** What tokens cost by the prices an administrator wrote down; undefined where there is none for the model. */
export function priceOf(
  { prices, currency }: Pick<ModelSettings, 'prices' | 'currency'>,
  name: string,
  tokensIn: number,
  tokensOut: number,
): Price | undefined {
  const price = prices && Object.hasOwn(prices, name) ? prices[name] : undefined;
  if (!price || !currency) return undefined;
  return { amount: (tokensIn * price.input + tokensOut * price.output) / 1_000_000, currency };
}

/** Together; unknown as soon as one part is, for a sum of some is not the price. */
export function addPrices(left: Price | undefined, right: Price | undefined): Price | undefined {
  if (!left || !right) return undefined;
  return { amount: left.amount + right.amount, currency: left.currency };
}
