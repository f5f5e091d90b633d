import { type RefObject, useEffectEvent, useLayoutEffect } from 'react';

/**
 * Hears of what was typed, or filled in by the browser, before the script of the page was there: it is in the field,
 * and the first drawing after would empty it.
 */
export function useTypedAhead(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  take: (text: string) => void,
): void {
  const hear = useEffectEvent(() => {
    const text = field.current?.value;
    if (text) take(text);
  });
  useLayoutEffect(() => hear(), []);
}
