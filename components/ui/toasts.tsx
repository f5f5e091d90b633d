'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useCallback, useState } from 'react';

export interface Notice {
  readonly key: number;
  readonly text: string;
  readonly bad: boolean;
  /** Something that can be done about it while it is shown. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Notify = (text: string, options?: Pick<Partial<Notice>, 'bad' | 'action'>) => void;

const NotifyContext = createContext<Notify>(() => {});

const ToastView = dynamic(() => import('./toast-view.tsx').then(({ ToastView }) => ToastView), {
  ssr: false,
});

/**
 * Short notices that leave by themselves. Not a toast library with styles of its own: those insert
 * style elements at run time, which the content security policy rightly refuses.
 */
export function Toasts({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [used, setUsed] = useState(false);

  const notify = useCallback<Notify>((text, options) => {
    setUsed(true);
    setNotices((before) => [
      ...before.slice(-2),
      { key: Date.now() + Math.random(), text, bad: false, ...options },
    ]);
  }, []);
  const remove = (key: number) => setNotices((before) => before.filter((notice) => notice.key !== key));

  return (
    <NotifyContext value={notify}>
      {children}
      {used && <ToastView notices={notices} onRemove={remove} />}
    </NotifyContext>
  );
}

export function useNotify(): Notify {
  return use(NotifyContext);
}
