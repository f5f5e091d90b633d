import { useFormatter } from 'next-intl';

/** A share as the language writes it: `0.12` is 12%. */
export function usePercent(): (share: number) => string {
  const { number } = useFormatter();
  return (share) => number(share, { style: 'percent' });
}
