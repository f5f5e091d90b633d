import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { RequestFailure, readSuggestions, type Suggestions } from './api.ts';

/** What may be asked of a source, the default one where none is named; absent until it is there, and if not `wanted`. */
export function useSuggestions(wanted: boolean, source: string | undefined): Suggestions | undefined {
  const locale = useLocale();
  const [found, setFound] = useState<Suggestions>();
  useEffect(() => {
    setFound(undefined);
    if (!wanted) return;
    let left = false;
    const put = (suggestions: Suggestions) => {
      if (!left) setFound(suggestions);
    };
    readSuggestions(locale, source).then(put, (thrown) => {
      // Suggestions are a help; without them the box is still there.
      if (!(thrown instanceof RequestFailure)) throw thrown;
      put({ suggestions: [] });
    });
    return () => {
      left = true;
    };
  }, [wanted, locale, source]);
  return found;
}
