'use client';

import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { pinnedCell } from '../table/pinned.ts';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/words-context.tsx';
import { CellContent } from './cell-content.tsx';
import { formatCell, standsRight } from './format-cell.ts';

interface TableCellProps {
  cell: Cell;
  column: ResultColumn;
  /** Where the row has a page of its own. */
  link?: { readonly href: string; readonly label: string };
  /** In view also when the table is scrolled to the side. */
  pinned?: boolean;
}

/** One line for every row: one long remark does not push the others off the page. */
const cutAt = 40;

/** A cell of a table whose columns are as wide as what is in them. */
export function TableCell({ cell, column, link, pinned }: TableCellProps) {
  const text = formatCell(cell, column, useLanguage());
  const numeric = standsRight(column);
  const wide = (text?.length ?? 0) > 40;
  return (
    <td
      className={classes(
        'border-b border-line px-3 py-1.5 align-top group-last:border-b-0',
        numeric ? 'text-right whitespace-nowrap' : 'text-left',
        !numeric && (wide ? 'min-w-96 break-words' : 'whitespace-nowrap'),
        pinned && pinnedCell,
      )}
    >
      <CellContent cell={cell} column={column} href={link?.href} linkLabel={link?.label} cutAt={cutAt} />
    </td>
  );
}
