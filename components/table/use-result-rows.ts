import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import type { MoreRows } from '#lib/conversations/more-rows.ts';
import type { Result } from '#lib/envelope/envelope.ts';
import { RequestFailure, readMoreRows } from '../conversation/api.ts';
import { useNotify } from '../ui/toasts.tsx';
import { type Sort, sortRows } from './sort-rows.ts';
import { withMoreRows } from './with-more-rows.ts';

/** The most that the server gives at once. */
const mostRows = 10_000;

interface Given {
  readonly result: Result;
  readonly truncated: boolean;
  readonly chatId: string | undefined;
  readonly messageId: string | undefined;
}

/**
 * The rows of an answer as they are looked at: more of them where they were asked for, and in the order of a
 * heading. Rows that were cut are put in order by the source, among all of them; where it cannot, those that are
 * here are put in order here, and `amongShown` says so.
 */
export function useResultRows({ result: given, truncated: cut, chatId, messageId }: Given) {
  const locale = useLocale();
  const words = useTranslations('table');
  const notify = useNotify();
  const [more, setMore] = useState<MoreRows>();
  const [sort, setSort] = useState<Sort>();
  const [ordered, setOrdered] = useState<{ readonly sort: Sort; readonly rows: MoreRows }>();
  const [ordering, setOrdering] = useState(false);
  const asking = useRef(new AbortController());

  // What is there stays as it is until the new order has come.
  const shown = sort && ordered && (ordering || ordered.sort === sort) ? ordered.rows : more;
  const truncated = shown?.truncated ?? cut;
  const own = useMemo(() => (more ? withMoreRows(given, more) : given), [given, more]);
  const result = useMemo(
    () => (shown === more || !shown ? own : withMoreRows(given, shown)),
    [given, own, more, shown],
  );
  const bySource = ordering || (shown !== more && shown?.sorted === true);
  const order = useMemo(
    () => sortRows(result.rows, result.columns, bySource ? undefined : sort, locale),
    [result, bySource, sort, locale],
  );

  async function sortBy(next: Sort | undefined, loaded = more) {
    setSort(next);
    asking.current.abort();
    asking.current = new AbortController();
    const { signal } = asking.current;
    setOrdering(false);
    if (!next || !(loaded?.truncated ?? cut) || !chatId || !messageId) return;
    setOrdering(true);
    const most = Math.min(mostRows, Math.max(1, loaded?.rows.length ?? given.rows.length));
    try {
      const rows = await readMoreRows(chatId, messageId, { ...next, most }, signal);
      if (signal.aborted) return;
      setOrdered({ sort: next, rows });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      if (signal.aborted) return;
      notify(words('sortFailed'), { bad: true });
    }
    setOrdering(false);
  }

  return {
    result,
    /** In the answer's own order, as for a chart. */
    own,
    truncated,
    order,
    sort,
    /** A heading pressed again turns the order round, and a third time gives the answer's own back. */
    onSort: (column: string) => void sortBy(nextSort(sort, column)),
    /** The source is being asked for another order. */
    ordering,
    amongShown: sort !== undefined && truncated && !bySource,
    more,
    onMore: (rows: MoreRows) => {
      setMore(rows);
      // What was put in order stays so, with as many rows as are wanted now.
      void sortBy(sort, rows);
    },
  };
}

function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'asc' };
  return sort.direction === 'asc' ? { column, direction: 'desc' } : undefined;
}
