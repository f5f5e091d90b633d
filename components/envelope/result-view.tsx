'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { Result } from '#lib/envelope/envelope.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { ChartView } from './chart-view.tsx';
import { DownloadButton } from './download-button.tsx';
import { ListLink } from './list-link.tsx';
import { ResultTable } from './result-table.tsx';
import { tabSeparated } from './tab-separated.ts';

const tab =
  'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-ink-soft hover:text-ink data-[state=active]:bg-sunken data-[state=active]:text-ink';

interface ResultViewProps {
  result: Result;
  truncated: boolean;
  chatId: string;
  /** Of the answer, so that the whole can be had; absent for one that has no record yet. */
  messageId: string | undefined;
  /** Of the rows behind the answer as a list. */
  listHref: string | undefined;
}

/** Rows as a table; where a chart says more, as a chart first, with the table one step away. */
export function ResultView({ result, truncated, chatId, messageId, listHref }: ResultViewProps) {
  const { words } = useLanguage();
  const footer = (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-1">
      <p className="text-xs text-ink-soft">
        <RowCount result={result} truncated={truncated} />
      </p>
      <div className="flex flex-wrap items-center gap-1">
        {listHref && <ListLink href={listHref} />}
        {messageId && <DownloadButton chatId={chatId} messageId={messageId} />}
        <CopyButton text={tabSeparated(result)} label={words.copyTable} />
      </div>
    </div>
  );
  if (!result.chart) {
    return (
      <div className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
        <ResultTable result={result} chatId={chatId} />
        {footer}
      </div>
    );
  }
  return (
    <Tabs.Root
      defaultValue="chart"
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <Tabs.List className="flex gap-1 border-b border-line p-1.5" aria-label={words.resultTable}>
        <Tabs.Trigger value="chart" className={tab}>
          <ChartColumn aria-hidden className="size-3.5" />
          {words.chart}
        </Tabs.Trigger>
        <Tabs.Trigger value="table" className={tab}>
          <Table2 aria-hidden className="size-3.5" />
          {words.table}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="chart" className="p-4">
        <ChartView result={result} chart={result.chart} />
      </Tabs.Content>
      <Tabs.Content value="table">
        <ResultTable result={result} chatId={chatId} />
      </Tabs.Content>
      {footer}
    </Tabs.Root>
  );
}

function RowCount({ result, truncated }: { result: Result; truncated: boolean }) {
  const { words, locale } = useLanguage();
  const format = new Intl.NumberFormat(locale);
  const shown = format.format(result.rows.length);
  if (!truncated) return words.rowCount(shown, result.rows.length === 1);
  const { totalRows, totalRowsAtLeast } = result;
  if (totalRows !== undefined) return words.rowsShown(shown, format.format(totalRows));
  if (totalRowsAtLeast === undefined) return words.rowsShownOfMore(shown);
  return words.rowsShownOfAtLeast(shown, format.format(totalRowsAtLeast));
}
