import { useCallback, useEffect, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';

export type Loaded<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly missing: boolean }
  | { readonly status: 'ready'; readonly value: Value };

/**
 * What `load` gives, anew whenever `load` is another function. A reply that comes after a newer request
 * was made is dropped.
 */
export function useLoaded<Value>(load: () => Promise<Value>): {
  readonly loaded: Loaded<Value>;
  readonly reload: () => void;
  readonly put: (value: Value) => void;
} {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ status: 'loading' });
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again with the same function
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setLoaded({ status: 'ready', value }),
      (thrown) => {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        if (current) setLoaded({ status: 'failed', missing: thrown.status === 404 });
      },
    );
    return () => {
      current = false;
    };
  }, [load, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const put = useCallback((value: Value) => setLoaded({ status: 'ready', value }), []);
  return { loaded, reload, put };
}
