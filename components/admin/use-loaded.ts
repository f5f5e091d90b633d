import { useCallback, useEffect, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';

export type Loaded<Value> =
  | { readonly status: 'loading' }
  /** `code` where the server said which failure it was. */
  | { readonly status: 'failed'; readonly missing: boolean; readonly code?: string | undefined }
  | { readonly status: 'ready'; readonly value: Value };

/**
 * What `load` gives, anew whenever `load` is another function. A reply that comes after a newer request
 * was made is dropped.
 */
export function useLoaded<Value>(load: () => Promise<Value>): {
  readonly loaded: Loaded<Value>;
  /** What is there came of another `load`; what this one gives is on its way. */
  readonly stale: boolean;
  readonly reload: () => void;
  readonly put: (value: Value) => void;
} {
  const [kept, setKept] = useState<{ of: typeof load; loaded: Loaded<Value> }>({
    of: load,
    loaded: { status: 'loading' },
  });
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again with the same function
  useEffect(() => {
    let current = true;
    const keep = (loaded: Loaded<Value>) => current && setKept({ of: load, loaded });
    load().then(
      (value) => keep({ status: 'ready', value }),
      (thrown) => {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        keep({ status: 'failed', missing: thrown.status === 404, code: thrown.code });
      },
    );
    return () => {
      current = false;
    };
  }, [load, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const put = useCallback(
    (value: Value) => setKept({ of: load, loaded: { status: 'ready', value } }),
    [load],
  );
  return { loaded: kept.loaded, stale: kept.of !== load, reload, put };
}
