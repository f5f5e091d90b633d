import { useEffect, useMemo, useState } from 'react';
import type { RowCount } from '#lib/data-pages/count-rows.ts';
import { RequestFailure } from '../conversation/api.ts';
import { countRows, type ListAddress } from './api.ts';

/** How many rows a list has in all; asked for again only where another filter or search narrows it. */
export function useRowCount(sourceId: string, model: string, address: ListAddress): RowCount | undefined {
  const narrowing = JSON.stringify([sourceId, model, address.where, address.search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what narrows the list says all of it
  const load = useMemo(() => () => countRows(sourceId, model, address), [narrowing]);
  const [kept, setKept] = useState<{ of: typeof load; count: RowCount }>();

  useEffect(() => {
    let current = true;
    load().then(
      (count) => current && setKept({ of: load, count }),
      (thrown) => {
        // The rows say what is wrong; without the number they are still there.
        if (!(thrown instanceof RequestFailure)) throw thrown;
      },
    );
    return () => {
      current = false;
    };
  }, [load]);

  return kept?.of === load ? kept.count : undefined;
}
