import type { ModelReply } from './call-model.ts';
import type { ModelUsage, Price } from './language-model.ts';
import type { ModelSettings } from './model-settings.ts';

/** What tokens cost by the prices an administrator wrote down; undefined where there is none for the model. */
function priceOf(
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

/** What one call cost; `share` of the price where the provider takes less. A call without a reply cost a call. */
export function usageOf(
  reply: Pick<ModelReply, 'tokensIn' | 'tokensOut'> | undefined,
  name: string,
  settings: Pick<ModelSettings, 'prices' | 'currency'>,
  share = 1,
): Omit<ModelUsage, 'milliseconds'> {
  const { tokensIn = 0, tokensOut = 0 } = reply ?? {};
  const price = priceOf(settings, name, tokensIn, tokensOut);
  return {
    calls: 1,
    tokensIn,
    tokensOut,
    ...(price && { price: { ...price, amount: price.amount * share } }),
  };
}
