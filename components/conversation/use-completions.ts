import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Completions } from '#lib/conversations/complete-words.ts';
import { RequestFailure, readCompletions } from './api.ts';

/** A hand that types fast is not asked about; what it has typed when it rests is. */
const rest = 150;
const looked = 60;

const none: Completions = { replaces: 0, completions: [] };

/** What the words before the caret may go on with; nothing while `on` is false. */
export function useCompletions(before: string, sourceId: string | undefined, on: boolean): Completions {
  const locale = useLocale();
  const [found, setFound] = useState<Completions & { readonly before: string }>();

  useEffect(() => {
    if (!on || before.trim().length < 2) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      readCompletions(before.slice(-looked), locale, sourceId, leaving.signal).then(
        (completions) => setFound({ ...completions, before }),
        (thrown) => {
          // A help that does not come is not missed.
          if (!(thrown instanceof RequestFailure)) throw thrown;
        },
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [before, locale, sourceId, on]);

  // What was found for other words is not for these.
  return on && found?.before === before ? found : none;
}
