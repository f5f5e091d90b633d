'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DataColumn, DataPage, DataRow } from '#lib/data-pages/read-rows.ts';
import { withEvenDecimals } from '../envelope/even-decimals.ts';
import { standsRight } from '../envelope/format-cell.ts';
import { TableCell } from '../envelope/table-cell.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { pinnedCell, pinnedHeading } from '../table/pinned.ts';
import { classes } from '../ui/classes.ts';
import { focusIntoView } from '../ui/into-view.ts';
import { recordHref } from './api.ts';

interface RowTableProps {
  sourceId: string;
  page: DataPage;
  hidden: ReadonlySet<string>;
  /** As the address has it, which is ahead of the page while that is read. */
  sort: DataPage['sort'];
  busy: boolean;
  onSort: (by: string, direction: 'asc' | 'desc') => void;
}

/** Paper cannot be scrolled along: all columns get onto it, and what is cut off on the screen is written out. */
const onPaper =
  'print:text-[0.5625rem] print:[&_td]:max-w-none print:[&_td]:whitespace-normal print:[&_th]:static print:[&_th]:whitespace-normal print:[&_:is(td,th)]:px-1 print:[&_th_button]:text-left print:[&_th_svg.invisible]:hidden';

/** One page of rows; the heading stays, and the first cell opens the row. */
export function RowTable({ sourceId, page, hidden, sort, busy, onSort }: RowTableProps) {
  const [scrolled, setScrolled] = useState(false);
  const even = withEvenDecimals(
    page.columns,
    page.rows.map(({ cells }) => cells),
  );
  const shown = even.flatMap((column, at) => (hidden.has(column.name) ? [] : [{ column, at }]));
  return (
    <section
      aria-label={visibleText(page.model.plural)}
      aria-busy={busy}
      data-scrolled={scrolled || undefined}
      onFocus={focusIntoView}
      onScroll={(event) => setScrolled(event.currentTarget.scrollLeft > 0)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classes(
        // Words for screen readers are placed in it, or they would widen the page.
        'relative scroll-thin max-h-[65dvh] min-w-0 md:max-h-[70dvh] overflow-auto rounded-lg border border-line bg-surface transition-opacity print:max-h-none print:overflow-visible',
        busy && 'opacity-60',
      )}
    >
      <table className={classes('w-full border-separate border-spacing-0 text-[0.8125rem]', onPaper)}>
        <thead>
          <tr>
            {shown.map(({ column }, index) => (
              <Heading key={column.name} column={column} sort={sort} pinned={index === 0} onSort={onSort} />
            ))}
            {/* Takes what is left: a key and its name belong side by side, not at two ends of the screen. */}
            <td
              aria-hidden
              className="sticky top-0 z-10 w-full border-b border-line bg-surface p-0 print:hidden"
            />
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row, position) => (
            <tr key={row.key ?? position} className="group hover:bg-sunken/60">
              {shown.map(({ column, at }, index) => (
                <Cell
                  key={column.name}
                  column={column}
                  row={row}
                  at={at}
                  href={index === 0 && row.key ? recordHref(sourceId, page.model.name, row.key) : undefined}
                  sourceId={sourceId}
                  pinned={index === 0}
                />
              ))}
              <td aria-hidden className="border-b border-line p-0 group-last:border-b-0 print:hidden" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps {
  column: DataColumn;
  sort: DataPage['sort'];
  pinned: boolean;
  onSort: RowTableProps['onSort'];
}

function Heading({ column, sort, pinned, onSort }: HeadingProps) {
  const words = useTranslations('data');
  const sorted = sort?.by === column.name ? sort.direction : undefined;
  const label = visibleText(column.label);
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  const right = standsRight(column) && !column.to;
  return (
    <th
      scope="col"
      aria-sort={sorted === undefined ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
      {...(column.description ? { title: visibleText(column.description) } : {})}
      className={classes(
        'sticky top-0 z-10 border-b border-line bg-surface px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-soft',
        right ? 'text-right' : 'text-left',
        pinned && pinnedHeading,
      )}
    >
      {column.sortable ? (
        <button
          type="button"
          aria-label={words('sortBy', { label })}
          onClick={() => onSort(column.name, sorted === 'asc' ? 'desc' : 'asc')}
          // The words stand over the numbers, the arrow before them.
          className={classes(
            'group/sort -my-1 inline-flex items-center align-top gap-1 rounded py-1 hover:text-ink',
            right && 'flex-row-reverse',
          )}
        >
          <span className="inline-block first-letter:uppercase">{label}</span>
          <Arrow
            aria-hidden
            className={classes(
              'size-3',
              sorted ? 'text-accent' : 'invisible opacity-60 group-hover/sort:visible',
            )}
          />
        </button>
      ) : (
        <span className="inline-block first-letter:uppercase">{label}</span>
      )}
    </th>
  );
}

interface CellProps {
  column: DataColumn;
  row: DataRow;
  at: number;
  sourceId: string;
  href: string | undefined;
  pinned: boolean;
}

function Cell({ column, row, at, sourceId, href, pinned }: CellProps) {
  const words = useTranslations('data');
  const related = row.related[column.name];
  if (related && column.to) {
    const text = visibleText(related.text);
    return (
      <td
        title={text}
        className={classes(
          'max-w-72 overflow-hidden border-b border-line px-3 py-1.5 align-top text-ellipsis whitespace-nowrap group-last:border-b-0',
          pinned && pinnedCell,
        )}
      >
        {related.key ? (
          <Link
            href={recordHref(sourceId, column.to.model, related.key)}
            aria-label={words('open', { text })}
            className="text-accent underline-offset-2 hover:underline"
          >
            <bdi>{text}</bdi>
          </Link>
        ) : (
          <bdi>{text}</bdi>
        )}
      </td>
    );
  }
  return (
    <TableCell
      cell={row.cells[at] ?? null}
      column={column}
      pinned={pinned}
      {...(href === undefined ? {} : { link: { href, label: words('openRow') } })}
    />
  );
}
