// Any request may be the one that finds the session ended: a completion of half a word as well as the question. Before
// the page is left for the sign-in page, whoever holds something unsent is told, and can keep it.
const listeners = new Set<() => void>();

/** @returns what ends the listening */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The sign-in page, and back to this one afterwards. */
export function leaveForSignIn(): void {
  const tell = () => {
    for (const listener of listeners) listener();
  };
  tell();
  // And what a hand still types or sends while the page is on its way out.
  window.addEventListener('pagehide', tell, { once: true });
  const from = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?${new URLSearchParams({ from, ended: '1' })}`);
}
