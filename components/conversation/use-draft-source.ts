import { useEffect, useState } from 'react';
import type { ConversationStore } from './conversation-store.ts';
import { sourceCookie } from './source-cookie.ts';

/** What a new chat is about from now on, in this browser: whoever asked one source mostly asks it again. */
export function rememberSource(store: ConversationStore, id: string): void {
  store.draftSource = id;
  // A cookie, so that the server sends the first page with what may be asked of it.
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is absent on plain http and in Firefox
  document.cookie = `${sourceCookie}=${encodeURIComponent(id)}; path=/; max-age=31536000; samesite=lax`;
}

/** The source that a new chat is about, and how to choose another; `kept` is what was chosen before. */
export function useDraftSource(
  store: ConversationStore,
  kept: string | undefined,
): [string | undefined, (id: string) => void] {
  const [source, setSource] = useState(store.draftSource ?? kept);
  useEffect(() => {
    store.draftSource ??= kept;
  }, [store, kept]);
  return [
    source,
    (id) => {
      rememberSource(store, id);
      setSource(id);
    },
  ];
}
