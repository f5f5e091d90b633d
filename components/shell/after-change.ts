/**
 * Before a chat of the list changes its place or leaves. What it gives is called afterwards: where the keyboard
 * was on what is gone, it goes on at the chat itself or else at the one that was next to it.
 */
export function afterChange(chatId: string): () => void {
  const all = links();
  const at = all.findIndex((link) => leadsTo(link, chatId));
  const beside = all[at + 1] ?? all[at - 1];
  return () => {
    // Two frames: the list is drawn anew in the first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const now = links().find((link) => leadsTo(link, chatId)) ?? beside;
        now?.focus();
      }),
    );
  };
}

function leadsTo(link: HTMLAnchorElement, chatId: string): boolean {
  return link.getAttribute('href') === `/chats/${chatId}`;
}

/** Those in sight: a narrow page has the list twice, and one of them hidden. */
function links(): HTMLAnchorElement[] {
  const found = document.querySelectorAll<HTMLAnchorElement>('nav a[href^="/chats/"]');
  return [...found].filter((link) => link.offsetParent !== null);
}
