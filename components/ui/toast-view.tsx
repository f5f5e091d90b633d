'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Toast } from 'radix-ui';
import { type FocusEvent, useRef } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import type { Notice } from './toasts.tsx';

interface ToastViewProps {
  notices: readonly Notice[];
  onRemove: (key: number) => void;
}

/** Loaded with the first notice: most pages are left without one. */
export function ToastView({ notices, onRemove }: ToastViewProps) {
  const words = useTranslations('shared');
  const all = useRef<HTMLDivElement>(null);
  const before = useRef<Element>(null);

  /** Where the keyboard was when it came to the notices. */
  function remember({ relatedTarget }: FocusEvent) {
    if (!all.current?.contains(relatedTarget)) before.current = relatedTarget;
  }

  function remove(key: number) {
    const here = all.current?.contains(document.activeElement);
    onRemove(key);
    if (!here) return;
    // What was there may be gone with what the notice is about; then the page itself is where to go on.
    const there = before.current?.isConnected ? before.current : document.getElementById('main');
    if (there instanceof HTMLElement) there.focus();
  }

  return (
    // What a drawer hides of the page for as long as it is open has no part with `aria-live`: an Undo stays in reach.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done to it, it hears of the focus within
    <div ref={all} aria-live="off" onFocus={remember} className="contents">
      <Toast.Provider duration={5000} label={words('notifications')}>
        {notices.map((notice) => (
          <Toast.Root
            key={notice.key}
            type={notice.bad || notice.action ? 'foreground' : 'background'}
            {...(notice.action ? { duration: 10_000 } : {})}
            onOpenChange={(open) => !open && remove(notice.key)}
            className="flex animate-appear items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-ink shadow-panel"
          >
            <Toast.Description className={classes('min-w-0 flex-1 break-words', notice.bad && 'text-bad')}>
              {notice.text}
            </Toast.Description>
            {notice.action && (
              <Toast.Action asChild altText={notice.action.label}>
                <Button size="small" onClick={notice.action.run}>
                  {notice.action.label}
                </Button>
              </Toast.Action>
            )}
            <Toast.Close asChild>
              <IconButton label={words('close')}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </Toast.Close>
          </Toast.Root>
        ))}
        {/* Over the question box they would cover what is pressed next, and above it what the newest answer offers:
            where there is a box, they come in at the top. */}
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(22rem,calc(100vw-2rem))] max-sm:left-4 max-sm:w-auto flex-col gap-2 with-box:top-14 with-box:bottom-auto md:with-box:top-3 md:with-box:right-auto md:with-box:left-[calc(50%+8.5rem)] md:with-box:-translate-x-1/2" />
      </Toast.Provider>
    </div>
  );
}
