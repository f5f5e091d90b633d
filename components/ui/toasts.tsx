'use client';

import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { createContext, type ReactNode, use, useCallback, useState, useSyncExternalStore } from 'react';
import { useLanguage } from '../words/words-context.tsx';
import { IconButton } from './icon-button.tsx';

interface Notice {
  readonly key: number;
  readonly text: string;
  readonly bad: boolean;
}

type Notify = (text: string, options?: { bad?: boolean }) => void;

const NotifyContext = createContext<Notify>(() => {});
const never = () => () => {};

/**
 * Short notices that leave by themselves. Not a toast library with styles of its own: those insert
 * style elements at run time, which the content security policy rightly refuses.
 */
export function Toasts({ children }: { children: ReactNode }) {
  const { words } = useLanguage();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  // The viewport writes a style attribute, which the policy allows from scripts but not in the page.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  const notify = useCallback<Notify>((text, options) => {
    setNotices((before) => [
      ...before.slice(-2),
      { key: Date.now() + Math.random(), text, bad: options?.bad ?? false },
    ]);
  }, []);
  const remove = (key: number) => setNotices((before) => before.filter((notice) => notice.key !== key));

  return (
    <NotifyContext value={notify}>
      {children}
      {inBrowser && (
        <Toast.Provider duration={5000} label={words.notifications}>
          {notices.map((notice) => (
            <Toast.Root
              key={notice.key}
              type={notice.bad ? 'foreground' : 'background'}
              onOpenChange={(open) => !open && remove(notice.key)}
              className="flex animate-appear items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-ink shadow-panel"
            >
              <Toast.Description className={notice.bad ? 'flex-1 text-bad' : 'flex-1'}>
                {notice.text}
              </Toast.Description>
              <Toast.Close asChild>
                <IconButton label={words.close}>
                  <X aria-hidden className="size-4" />
                </IconButton>
              </Toast.Close>
            </Toast.Root>
          ))}
          <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2" />
        </Toast.Provider>
      )}
    </NotifyContext>
  );
}

export function useNotify(): Notify {
  return use(NotifyContext);
}
