'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '../ui/field.tsx';
import type { NamedDraft } from './draft.ts';

type Prices = Pick<NamedDraft, 'inputPrice' | 'outputPrice'>;

interface PriceFieldsProps {
  /** What the model is for, as its problems are named. */
  readonly place: string;
  readonly value: Prices;
  readonly onChange: (prices: Prices) => void;
  readonly problems: ReadonlySet<string>;
}

/** What a million tokens of a model cost, in and out. */
export function PriceFields({ place, value, onChange, problems }: PriceFieldsProps) {
  const words = useTranslations('model');
  const { inputPrice, outputPrice } = value;
  const wrong = (field: string) => (problems.has(`${place}.${field}`) ? words('priceWrong') : undefined);
  return (
    <>
      <TextField
        label={words('inputPrice')}
        inputMode="decimal"
        problem={wrong('inputPrice')}
        value={inputPrice}
        onChange={(price) => onChange({ inputPrice: price, outputPrice })}
      />
      <TextField
        label={words('outputPrice')}
        inputMode="decimal"
        problem={wrong('outputPrice')}
        value={outputPrice}
        onChange={(price) => onChange({ inputPrice, outputPrice: price })}
      />
    </>
  );
}
