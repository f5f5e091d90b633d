import { useRef } from 'react';

/**
 * For a dialog without a trigger of its own, as one that a key opens: the keyboard goes back to where it was. Radix
 * knows only triggers, and would leave it at the top of the page.
 */
export function useReturnFocus() {
  const before = useRef<Element>(undefined);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement ?? undefined;
    },
    onCloseAutoFocus: (event: Event) => {
      const element = before.current;
      if (!(element instanceof HTMLElement) || !element.isConnected || element === document.body) return;
      event.preventDefault();
      element.focus();
    },
  };
}
