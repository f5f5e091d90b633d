'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const HelpContext = createContext<() => void>(() => {});

const ShortcutsDialog = dynamic(
  () => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog),
  { ssr: false },
);

/**
 * The keys that work on every page. All of them hold Control or Command: single letters would get in the way
 * of those who dictate, or of a screen reader's own keys.
 */
export function Shortcuts({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [help, setHelp] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === 'k' && !event.shiftKey) {
        if (focusSearch()) event.preventDefault();
      } else if (key === 'o' && event.shiftKey) {
        event.preventDefault();
        router.push('/chats/new');
        focusBox();
      } else if (event.key === '/') {
        event.preventDefault();
        setHelp((open) => !open);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [router]);

  return (
    <HelpContext value={() => setHelp(true)}>
      {children}
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </HelpContext>
  );
}

/** Opens the list of shortcuts. */
export function useShortcutHelp(): () => void {
  return use(HelpContext);
}

function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('input[data-search-chats]');
  const shown = [...fields].find((field) => field.offsetParent !== null);
  shown?.focus();
  shown?.select();
  return shown !== undefined;
}

// Where the box is on the page already; a page that is yet to come puts the focus there itself.
function focusBox(): void {
  document.querySelector<HTMLTextAreaElement>('textarea[data-question-box]')?.focus();
}
