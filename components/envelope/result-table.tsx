'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { useWidth } from '../chart/use-width.ts';
import { boundsOf, type CellRange, type Place } from '../table/cell-range.ts';
import { breaksWithin, columnWidth, fittingWidths, narrowest } from '../table/column-width.ts';
import { GridHeading } from '../table/grid-heading.tsx';
import { cellId, GridRow } from '../table/grid-row.tsx';
import { pinnedCell, pins } from '../table/pinned.ts';
import { nextWindow, overlap, type RowWindow, rowsAround } from '../table/row-window.ts';
import type { Sort } from '../table/sort-rows.ts';
import { partOf, useCellRange } from '../table/use-cell-range.ts';
import { usePrinting } from '../table/use-printing.ts';
import { classes } from '../ui/classes.ts';
import { useNotify } from '../ui/toasts.tsx';
import { useLanguage } from '../words/use-language.ts';
import { recordLink } from './data-links.ts';
import { withEvenDecimals } from './even-decimals.ts';
import { formatCell, standsRight, staysWhole } from './format-cell.ts';
import { tabSeparatedRows } from './tab-separated.ts';
import { visibleText } from './visible-text.ts';

interface ResultTableProps {
  result: Result;
  chatId: string | undefined;
  /** Positions of the rows in the order to show them in. */
  order: readonly number[];
  hidden: ReadonlySet<string>;
  sort: Sort | undefined;
  /** Another order is being asked for; the rows are still in the one before. */
  ordering: boolean;
  onSort: (column: string) => void;
}

const rowHeight = 33;
/** Of a heading on two lines: what is gone to must not lie under it. */
const headingHeight = 51;
const looked = 200;

/**
 * Rows in a scroller of their own with the heading always in sight. Only the rows in view are on the page, so
 * ten thousand scroll like ten; on paper all of them are.
 */
export function ResultTable({ result, chatId, order, hidden, sort, ordering, onSort }: ResultTableProps) {
  const language = useLanguage();
  const words = useTranslations('table');
  const notify = useNotify();
  const router = useRouter();
  const id = useId();
  const printing = usePrinting();
  const { ref: scroller, width: room } = useWidth();
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());
  const even = useMemo(() => withEvenDecimals(result.columns, result.rows), [result]);
  const columns = useMemo(
    () =>
      even
        .map((column, at) => ({ column, at }))
        .filter(({ column }) => !hidden.has(column.name))
        .map((shown, position) => ({ ...shown, look: lookOf(shown.column, position) })),
    [even, hidden],
  );
  const possible = useMemo(
    () =>
      even.map((column, at) =>
        columnWidth(
          visibleText(column.label),
          result.rows.slice(0, looked).map((row) => formatCell(row[at] ?? null, column, language)),
          staysWhole(column),
        ),
      ),
    [even, result, language],
  );
  const fitting = useMemo(() => {
    const widths = fittingWidths(
      columns.flatMap(({ at }) => possible[at] ?? []),
      room,
    );
    return new Map(columns.map(({ column }, position) => [column.name, widths[position] ?? narrowest]));
  }, [columns, possible, room]);
  const widthOf = (name: string) => widths.get(name) ?? fitting.get(name) ?? narrowest;
  const setWidth = (name: string, width: number | undefined) =>
    setWidths((before) => {
      const next = new Map(before);
      if (width === undefined) next.delete(name);
      else next.set(name, Math.max(narrowest, Math.round(width)));
      return next;
    });

  const before = useRef<RowWindow>(undefined);
  const paging = useRef(false);
  /** No row that is on the page is to stay, or hardly one; until the scrolling ends. */
  const racing = (first: number, last: number): boolean =>
    virtualizer.isScrolling &&
    before.current !== undefined &&
    (paging.current || !overlap(before.current, { first, last }));
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((position: number) => order[position] ?? position, [order]),
    rangeExtractor: ({ startIndex: first, endIndex: last, count }) =>
      rowsAround({ first, last, count }, racing(first, last)),
    scrollPaddingStart: headingHeight,
  });

  // A cell that was gone to a moment ago may not be on the page yet; it is pressed when it is.
  const [pressed, setPressed] = useState<Place>();
  useEffect(() => {
    if (pressed && scroller.current && pressIn(scroller.current, pressed)) setPressed(undefined);
  });

  const grid = useCellRange({
    rows: order.length,
    columns: columns.length,
    show: ({ row, column }, isHeld) => {
      setPressed(undefined);
      paging.current = isHeld;
      if (row >= 0) virtualizer.scrollToIndex(row, { align: 'auto' });
      else virtualizer.scrollToOffset(0);
      const shown = columns[column];
      if (scroller.current && shown) intoView(scroller.current, columns.slice(0, column), shown, widthOf);
    },
    activate: setPressed,
    widen: (column, by) => {
      const shown = columns[column];
      if (shown) setWidth(shown.column.name, widthOf(shown.column.name) + by);
    },
    copy: (range) => tabSeparatedRows(chosenPart(range)),
    onCopied: (range) => {
      const { columns: taken, rows } = chosenPart(range);
      const cells = taken.length * rows.length;
      notify(words('copiedCells', { count: cells }));
    },
  });
  const { range } = grid;

  function chosenPart(chosen: CellRange): Result {
    const { top, bottom, left, right } = boundsOf(chosen);
    return partOf(
      result,
      columns.slice(left, right + 1).map(({ at }) => at),
      order.slice(Math.max(0, top), bottom + 1),
    );
  }

  // Another order is another table: what was chosen by place is something else now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is what ends the choice
  useEffect(() => grid.clear(), [order]);

  // Only what may break into lines has to be measured; all else is as high as every row. Looked at once a row.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls is made of these
  const mayBreak = useMemo(() => {
    const breaking = columns.filter(({ column }) => !staysWhole(column));
    return once((at: number) =>
      breaking.some((shown) => {
        const text = result.rows[at]?.[shown.at];
        return typeof text === 'string' && breaksWithin(text, widthOf(shown.column.name));
      }),
    );
  }, [result, columns, widths, fitting]);

  const items = printing ? undefined : virtualizer.getVirtualItems();
  const first = items?.[0]?.start ?? 0;
  const last = items ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const positions = items ? items.map(({ index }) => index) : order.map((_, position) => position);
  const bounds = range && boundsOf(range);
  before.current = nextWindow(before.current, positions[0] ?? 0, positions.at(-1) ?? 0);
  const { shift } = before.current;
  const total = columns.reduce((sum, { column }) => sum + widthOf(column.name), 0);

  // Scrolling draws the rows that come in, and nothing else again.
  const heading = range?.head.row === -1 ? range.head.column : -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls is made of these
  const head = useMemo(
    () => (
      <>
        <colgroup>
          {columns.map(({ column }) => (
            <col key={column.name} style={{ width: widthOf(column.name) }} />
          ))}
          {/* Takes what is left: a name and its number belong side by side, not at two ends of the screen. */}
          <col />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ column }, position) => (
              <GridHeading
                key={column.name}
                id={cellId(id, -1, position)}
                column={column}
                position={position}
                width={widthOf(column.name)}
                sort={sort}
                active={heading === position}
                onSort={() => onSort(column.name)}
                onWidth={(width) => setWidth(column.name, width)}
                onFit={() => setWidth(column.name, undefined)}
              />
            ))}
            <td aria-hidden className="sticky top-0 z-10 border-b border-line bg-surface p-0 print:static" />
          </tr>
        </thead>
      </>
    ),
    [id, columns, widths, fitting, sort, onSort, heading],
  );

  return (
    <div
      ref={scroller}
      onScroll={({ currentTarget }) =>
        // Set here, not drawn: what scrolls tells so in every frame.
        currentTarget.toggleAttribute('data-scrolled', currentTarget.scrollLeft > 0)
      }
      // One pixel lies under the footer, so that its line and that of the last row are one; and the height cuts a row in
      // its middle, below a heading of one line or of two: a table that goes on looks like it.
      className="relative -mb-px scroll-thin max-h-[max(28.75rem,50dvh)] overflow-auto contain-content print:max-h-none print:overflow-visible print:contain-none"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are chosen and copied, as in a spreadsheet
        role="grid"
        aria-label={`${language.words('resultTable')}: ${columns.map(({ column }) => visibleText(column.label)).join(', ')}`}
        aria-rowcount={order.length + 1}
        aria-multiselectable
        aria-busy={ordering}
        aria-activedescendant={range && idOf(id, range.head)}
        tabIndex={0}
        onKeyDown={grid.onKeyDown}
        onCopy={grid.onCopy}
        onFocus={(event) => event.target === event.currentTarget && grid.onFocus()}
        onClick={(event) => followLink(event, router.push)}
        onPointerDown={(event) => {
          const place = placeOf(event.target);
          if (place && event.button === 0) grid.begin(place, event.shiftKey);
        }}
        onPointerOver={(event) => {
          const place = placeOf(event.target);
          if (place) grid.draw(place);
        }}
        onPointerUp={grid.end}
        onPointerLeave={grid.end}
        style={{ width: total }}
        className={classes(
          'min-w-full table-fixed border-separate border-spacing-0 text-[0.8125rem] outline-none print:w-full!',
          grid.drawing && 'select-none',
        )}
      >
        {head}
        <tbody>
          <Spacer height={first} columns={columns.length + 1} />
          {positions.map((position) => {
            const at = order[position] ?? 0;
            const cells = result.rows[at] ?? [];
            const measured = items !== undefined && mayBreak(at);
            const within = bounds !== undefined && position >= bounds.top && position <= bounds.bottom;
            return (
              <GridRow
                // A row that was measured is known by its element.
                key={measured ? `measured ${at}` : position - shift}
                gridId={id}
                language={language}
                cells={cells}
                columns={columns}
                position={position}
                from={within ? bounds.left : -1}
                to={within ? bounds.right : -1}
                active={range?.head.row === position ? range.head.column : -1}
                href={hrefOf(result, at, chatId)}
                measure={measured ? virtualizer.measureElement : undefined}
              />
            );
          })}
          <Spacer height={last} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not on the page. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} className="p-0" style={{ height }} />
    </tr>
  );
}

/** A plain click on a link of the table; any other, such as one for a new window, is the browser's. */
function followLink(event: MouseEvent, follow: (href: string) => void): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (!isPlain || !href || event.defaultPrevented) return;
  event.preventDefault();
  follow(href);
}

/** The first cell of a row leads to its record. */
function hrefOf({ records }: Result, position: number, chatId: string | undefined): string | undefined {
  const key = records?.keys[position];
  return records && key && chatId ? recordLink(chatId, records.model, key) : undefined;
}

function idOf(gridId: string, { row, column }: Place): string {
  return cellId(gridId, row, column);
}

/** Presses what can be pressed in a cell; false while the cell is not on the page. */
function pressIn(table: HTMLElement, { row, column }: Place): boolean {
  const line = table.querySelector<HTMLTableRowElement>(row < 0 ? 'thead tr' : `tr[data-index="${row}"]`);
  line?.cells[column]?.querySelector<HTMLElement>('a, button')?.click();
  return line !== null;
}

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest('td') : null;
  const row = cell?.closest('tr')?.dataset.index;
  return cell && row !== undefined && !cell.ariaHidden
    ? { row: Number(row), column: cell.cellIndex }
    : undefined;
}

/** The class names of a column's cells. */
function lookOf(column: Result['columns'][number], position: number): string {
  return classes(
    'border-b border-line px-3 py-1.5 align-top [unicode-bidi:plaintext]',
    standsRight(column)
      ? 'overflow-hidden text-right text-ellipsis whitespace-nowrap'
      : staysWhole(column)
        ? 'overflow-hidden text-left text-ellipsis whitespace-nowrap'
        : 'text-left break-words',
    position === 0 && pinnedCell,
  );
}

function once(find: (at: number) => boolean): (at: number) => boolean {
  const found = new Map<number, boolean>();
  return (at) => {
    const known = found.get(at) ?? find(at);
    found.set(at, known);
    return known;
  };
}

function intoView(
  scroller: HTMLElement,
  before: readonly { column: { name: string } }[],
  shown: { column: { name: string } },
  widthOf: (name: string) => number,
): void {
  const left = before.reduce((sum, { column }) => sum + widthOf(column.name), 0);
  const right = left + widthOf(shown.column.name);
  // What lies under the first column is not in view.
  const covered = before[0] && pins() ? widthOf(before[0].column.name) : 0;
  if (left - covered < scroller.scrollLeft) scroller.scrollLeft = left - covered;
  else if (right > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = right - scroller.clientWidth;
}
