/**
 * As the `ref` of what somebody has just opened: scrolls no further than it takes to see it whole, or its start
 * where it is taller than the view. Give it `scroll-my-*` for some air.
 */
export function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
