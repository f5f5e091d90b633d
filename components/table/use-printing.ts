import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is put on paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => printing,
    () => false,
  );
}

let printing = false;

function subscribe(changed: () => void): () => void {
  const set = (next: boolean) => () => {
    printing = next;
    // The browser takes its picture when the event is over; a change that waits would not be on it.
    flushSync(changed);
  };
  const begin = set(true);
  const end = set(false);
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
