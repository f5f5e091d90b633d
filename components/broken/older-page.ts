/**
 * A late part of the page is not at the server: a newer version is there now, and the page is still of the older one.
 * Only another load of the page helps.
 */
export function isOlderPage(error: Error): boolean {
  return error.name === 'ChunkLoadError';
}

const lastReload = 'docent.reloaded-at';
/** Where a part is missing in the newer version too, the reader is told instead of seeing the page load for ever. */
const atMostEvery = 60_000;

/** Loads the page anew where that can help: the server answers, and it was not just tried. */
export async function reloadOlderPage(): Promise<void> {
  try {
    if (Date.now() - Number(sessionStorage.getItem(lastReload) ?? 0) < atMostEvery) return;
    const { ok } = await fetch(window.location.href, { method: 'HEAD', cache: 'no-store' });
    if (!ok) return;
    sessionStorage.setItem(lastReload, String(Date.now()));
  } catch (thrown) {
    // No server, or a browser that keeps nothing: then the reader decides.
    if (thrown instanceof TypeError || thrown instanceof DOMException) return;
    throw thrown;
  }
  window.location.reload();
}
