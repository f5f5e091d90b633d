'use client';

import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { pinnedCell } from '../table/pinned.ts';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/use-language.ts';
import { CellContent } from './cell-content.tsx';
import { formatCell, standsRight } from './format-cell.ts';

/** Letters that may not fit; fewer always do. */
const cutFrom = 36;

interface TableCellProps {
  cell: Cell;
  column: ResultColumn;
  /** Where the row has a page of its own. */
  link?: { readonly href: string; readonly label: string };
  /** In view also when the table is scrolled to the side. */
  pinned?: boolean;
}

/**
 * A cell of a table whose columns are as wide as what is in them, up to a measure: one long remark does not push the
 * others off the page. The whole of it is on the row's own page, and in the cell's title.
 */
export function TableCell({ cell, column, link, pinned }: TableCellProps) {
  const text = formatCell(cell, column, useLanguage());
  const numeric = standsRight(column);
  return (
    <td
      title={text && text.length > cutFrom ? text : undefined}
      className={classes(
        'max-w-80 truncate border-b border-line px-3 py-1.5 align-top group-last:border-b-0',
        numeric ? 'text-right' : 'text-left',
        pinned && pinnedCell,
      )}
    >
      <CellContent
        cell={cell}
        column={column}
        href={link?.href}
        linkLabel={link?.label}
        cutAt={Number.POSITIVE_INFINITY}
      />
    </td>
  );
}
