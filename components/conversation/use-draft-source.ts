import { useEffect, useState } from 'react';
import type { SourceName } from './api.ts';
import type { ConversationStore } from './conversation-store.ts';

const key = 'docent-source';

/** What a new chat is about from now on, in this browser: whoever asked one source mostly asks it again. */
export function rememberSource(store: ConversationStore, id: string): void {
  store.draftSource = id;
  localStorage.setItem(key, id);
}

/** The source that a new chat is about, and how to choose another; absent: the default one. */
export function useDraftSource(
  store: ConversationStore,
  sources: readonly SourceName[],
): [string | undefined, (id: string) => void] {
  const [source, setSource] = useState(store.draftSource);
  useEffect(() => {
    const kept = store.draftSource ?? localStorage.getItem(key);
    // One that is gone, or not this person's to ask, is no choice.
    if (!kept || !sources.some(({ id }) => id === kept)) return;
    store.draftSource = kept;
    setSource(kept);
  }, [store, sources]);
  return [
    source,
    (id) => {
      rememberSource(store, id);
      setSource(id);
    },
  ];
}
