import type { FocusEvent } from 'react';

/**
 * As the `ref` of what somebody has just opened: scrolls no further than it takes to see it whole, or its start
 * where it is taller than the view. Give it `scroll-my-*` for some air.
 */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/**
 * As the `onFocus` of a row that is scrolled along: what the keyboard comes to and is half beyond the end stays there
 * in Chromium. Give the row `scroll-px-*` for some air.
 */
export function focusIntoView({ target, currentTarget }: FocusEvent): void {
  if (target !== currentTarget && target instanceof HTMLElement) intoView(target);
}
