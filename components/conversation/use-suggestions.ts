import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { RequestFailure, readSuggestions, type Suggestions } from './api.ts';

interface Wanted {
  /** The default one where none is named. */
  readonly source: string | undefined;
  /** What came with the page of this source, in the page's language. */
  readonly first: Suggestions | undefined;
}

/** What may be asked of a source; absent until it is there, and if not `wanted`. */
export function useSuggestions(wanted: boolean, { source, first }: Wanted): Suggestions | undefined {
  const locale = useLocale();
  const [found, setFound] = useState(first);
  useEffect(() => {
    setFound(first);
    if (!wanted || first) return;
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
  }, [wanted, locale, source, first]);
  return found;
}
