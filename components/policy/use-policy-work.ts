'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { useNotify } from '../ui/toasts.tsx';

interface PolicyWork {
  readonly busy: boolean;
  /** Where it fails the person is told, also that somebody was faster. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** What a person asks of a policy or a complaint, one thing at a time. */
export function usePolicyWork(): PolicyWork {
  const words = useTranslations('policy');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [busy, setBusy] = useState(false);

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(thrown.status === 409 ? words('conflict') : adminWords('saveFailed'), { bad: true });
    } finally {
      setBusy(false);
    }
  }

  return { busy, run };
}
