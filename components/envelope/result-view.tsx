'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Tabs } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { ChartView } from '../chart/chart-view.tsx';
import { ColumnMenu } from '../table/column-menu.tsx';
import { LoadMore } from '../table/load-more.tsx';
import { partOf } from '../table/use-cell-range.ts';
import { useResultRows } from '../table/use-result-rows.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ComparisonHead } from './comparison-head.tsx';
import { comparisonOf } from './comparison-of.ts';
import { DownloadButton } from './download-button.tsx';
import { ListLink } from './list-link.tsx';
import { ResultTable } from './result-table.tsx';
import { tabSeparated } from './tab-separated.ts';

const tab =
  'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-ink-soft hover:text-ink data-[state=active]:bg-sunken data-[state=active]:text-ink';

/** The frame is what shows that the table has the focus: its own edges lie under the heading. */
const frame =
  'min-w-0 overflow-hidden rounded-lg border border-line bg-surface has-[table:focus-visible]:outline-2 has-[table:focus-visible]:outline-accent';

interface ResultViewProps {
  result: Result;
  truncated: boolean;
  chatId: string | undefined;
  /** Of the answer, so that the whole can be had; absent for one that has no record yet. */
  messageId: string | undefined;
  /** Of the rows behind the answer as a list. */
  listHref: string | undefined;
}

/**
 * Rows as a table; where a chart says more, as a chart first, with the table one step away. Two numbers to be
 * compared stand above theirs.
 */
export function ResultView(props: ResultViewProps) {
  const { chatId, messageId, listHref } = props;
  const words = useTranslations('shared');
  const tableWords = useTranslations('table');
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const rows = useResultRows(props);
  const { result, truncated, order } = rows;
  const whole = useRef<HTMLDivElement>(null);
  /** Where to go on when what was pressed is gone. */
  const toRows = () =>
    whole.current?.querySelector<HTMLElement>('[role=grid], [role=tab][aria-selected=true]')?.focus();
  const shown = result.columns.flatMap(({ name }, at) => (hidden.has(name) ? [] : [at]));
  const table = (
    <ResultTable
      result={result}
      chatId={chatId}
      order={order}
      hidden={hidden}
      sort={rows.sort}
      ordering={rows.ordering}
      onSort={rows.onSort}
    />
  );
  const footer = (
    // Above the last line of the table, which the first column would draw over its own.
    <div className="relative flex min-h-10 flex-wrap items-center justify-between gap-x-2 gap-y-0.5 border-t border-line px-3 py-1 max-sm:pt-2">
      <p role="status" className="text-xs text-ink-soft">
        <RowCount
          result={result}
          truncated={truncated}
          ordering={rows.ordering}
          amongShown={rows.amongShown}
        />
      </p>
      <div className="-mx-2 flex flex-wrap items-center sm:gap-1 print:hidden">
        {result.columns.length > 1 && (
          <ColumnMenu
            columns={result.columns}
            hidden={hidden}
            onChange={setHidden}
            look="quiet"
            size="small"
          />
        )}
        {truncated && !rows.more && chatId && messageId && (
          <LoadMore
            chatId={chatId}
            messageId={messageId}
            total={result.totalRows}
            onLoaded={(more, held) => {
              rows.onMore(more);
              if (held) toRows();
            }}
          />
        )}
        {listHref && <ListLink href={listHref} />}
        {chatId && messageId && <DownloadButton chatId={chatId} messageId={messageId} />}
        <CopyButton
          text={() => tabSeparated(partOf(result, shown, order))}
          label={words('copyTable')}
          done={tableWords('copiedRows', { count: order.length })}
          brief
        />
      </div>
    </div>
  );
  const comparison = truncated ? undefined : comparisonOf(rows.own);
  if (!result.chart || comparison) {
    return (
      <div ref={whole} className={frame}>
        {comparison && <ComparisonHead comparison={comparison} />}
        {table}
        {footer}
      </div>
    );
  }
  return (
    <Tabs.Root ref={whole} defaultValue="chart" className={frame}>
      <Tabs.List
        className="flex gap-1 border-b border-line p-1.5 print:hidden"
        aria-label={words('resultTable')}
      >
        <Tabs.Trigger value="chart" className={tab}>
          <ChartColumn aria-hidden className="size-3.5" />
          {words('chart')}
        </Tabs.Trigger>
        <Tabs.Trigger value="table" className={tab}>
          <Table2 aria-hidden className="size-3.5" />
          {words('table')}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="chart" className="p-4">
        <ChartView result={rows.own} chart={result.chart} whole={!truncated} />
      </Tabs.Content>
      <Tabs.Content value="table">{table}</Tabs.Content>
      {footer}
    </Tabs.Root>
  );
}

interface RowCountProps {
  result: Result;
  truncated: boolean;
  ordering: boolean;
  amongShown: boolean;
}

function RowCount({ result, truncated, ordering, amongShown }: RowCountProps) {
  const words = useTranslations('table');
  const shared = useTranslations('shared');
  const shown = result.rows.length;
  if (!truncated) return shared('rowCount', { count: shown });
  const { totalRows, totalRowsAtLeast } = result;
  // What is not here cannot be put in order with the rest; a reader has to know that.
  const note = ordering ? ` · ${words('ordering')}` : amongShown ? ` · ${words('sortedAmongShown')}` : '';
  if (totalRows !== undefined) return shared('rowsShown', { shown, total: totalRows }) + note;
  if (totalRowsAtLeast === undefined) return shared('rowsShownOfMore', { shown }) + note;
  return shared('rowsShownOfAtLeast', { shown, counted: totalRowsAtLeast }) + note;
}
