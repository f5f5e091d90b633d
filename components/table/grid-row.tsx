'use client';

import { memo } from 'react';
import type { Cell, Result } from '#lib/envelope/envelope.ts';
import { CellContent, longText } from '../envelope/cell-content.tsx';
import { formatCell } from '../envelope/format-cell.ts';
import { classes } from '../ui/classes.ts';
import type { Language } from '../words/use-language.ts';

export interface ShownColumn {
  /** Its place in the result's rows. */
  readonly at: number;
  readonly column: Result['columns'][number];
  /** Class names of its cells. */
  readonly look: string;
}

interface GridRowProps {
  gridId: string;
  language: Language;
  cells: Result['rows'][number];
  columns: readonly ShownColumn[];
  /** Its place as shown, from 0. */
  position: number;
  /** First and last chosen column of this row, and the one where the keyboard is; -1 where none. */
  from: number;
  to: number;
  active: number;
  href: string | undefined;
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

/** Of a heading, and of the one cell where the keyboard is. */
export const cellId = (gridId: string, row: number, column: number) => `${gridId}-${row}-${column}`;

/**
 * One row. It is drawn again only when something of it changed: scrolling draws the rows that come in, by the hundred
 * in a second. So a cell is its element and its text, no more, and what is the same in all of them is made once.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, language, cells, columns, position, from, to, active, href, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={position}
      aria-rowindex={position + 2}
      className="group h-[33px] hover:bg-sunken/60"
    >
      {columns.map(({ column, at, look }, index) => {
        const chosen = index >= from && index <= to;
        const isActive = index === active;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td of a grid is a gridcell, which can be selected
          <td
            key={column.name}
            id={isActive ? cellId(gridId, position, index) : undefined}
            aria-selected={chosen}
            className={
              chosen || isActive
                ? classes(
                    look,
                    chosen && 'bg-accent-soft!',
                    isActive && 'outline-2 -outline-offset-2 outline-accent',
                  )
                : look
            }
          >
            {contentOf(cells[at] ?? null, column, language, index === 0 ? href : undefined)}
          </td>
        );
      })}
      <td aria-hidden className="border-b border-line p-0" />
    </tr>
  );
});

/** What most cells hold is written at once; the rest has a component of its own. */
function contentOf(cell: Cell, column: ShownColumn['column'], language: Language, href: string | undefined) {
  const text = formatCell(cell, column, language);
  if (!href && text && text.length <= longText) return text;
  return <CellContent cell={cell} column={column} href={href} quiet />;
}
