'use client';

import { memo } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { CellContent } from '../envelope/cell-content.tsx';
import { standsRight, staysWhole } from '../envelope/format-cell.ts';
import { classes } from '../ui/classes.ts';
import { pinnedCell } from './pinned.ts';

export interface ShownColumn {
  /** Its place in the result's rows. */
  readonly at: number;
  readonly column: Result['columns'][number];
}

interface GridRowProps {
  gridId: string;
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

export const cellId = (gridId: string, row: number, column: number) => `${gridId}-${row}-${column}`;

/** One row. It is drawn again only when something of it changed: scrolling draws the rows that come in. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, cells, columns, position, from, to, active, href, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={position}
      aria-rowindex={position + 2}
      className="group h-[33px] hover:bg-sunken/60"
    >
      {columns.map(({ column, at }, index) => {
        const chosen = index >= from && index <= to;
        const numeric = standsRight(column);
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td of a grid is a gridcell, which can be selected
          <td
            key={column.name}
            id={cellId(gridId, position, index)}
            aria-colindex={index + 1}
            aria-selected={chosen}
            data-row={position}
            data-column={index}
            className={classes(
              'border-b border-line px-3 py-1.5 align-top',
              numeric
                ? 'overflow-hidden text-right text-ellipsis whitespace-nowrap'
                : staysWhole(column)
                  ? 'overflow-hidden text-left text-ellipsis whitespace-nowrap'
                  : 'text-left break-words',
              index === 0 && pinnedCell,
              chosen && 'bg-accent-soft!',
              index === active && 'outline-2 -outline-offset-2 outline-accent',
            )}
          >
            <CellContent
              cell={cells[at] ?? null}
              column={column}
              href={index === 0 ? href : undefined}
              quiet
            />
          </td>
        );
      })}
      <td aria-hidden className="border-b border-line p-0" />
    </tr>
  );
});
