import { useSyncExternalStore } from 'react';

// Who looks for notices is in a list that a narrow page keeps closed; that there are some is told beside its button.
let unread = 0;
const listeners = new Set<() => void>();

export function tellUnread(count: number): void {
  unread = count;
  for (const listener of listeners) listener();
}

export function useUnreadCount(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unread,
    () => 0,
  );
}
