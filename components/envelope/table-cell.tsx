'use client';

import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/words-context.tsx';
import { CellContent } from './cell-content.tsx';
import { formatCell, standsRight } from './format-cell.ts';

interface TableCellProps {
  cell: Cell;
  column: ResultColumn;
  /** Where the row has a page of its own. */
  link?: { readonly href: string; readonly label: string };
}

/** A cell of a table whose columns are as wide as what is in them. */
export function TableCell({ cell, column, link }: TableCellProps) {
  const text = formatCell(cell, column, useLanguage());
  const numeric = standsRight(column);
  const wide = (text?.length ?? 0) > 40;
  return (
    <td
      className={classes(
        'border-b border-line px-3 py-1.5 align-top group-last:border-b-0',
        numeric ? 'text-right whitespace-nowrap' : 'text-left',
        !numeric && (wide ? 'min-w-64 break-words' : 'whitespace-nowrap'),
      )}
    >
      <CellContent cell={cell} column={column} href={link?.href} linkLabel={link?.label} />
    </td>
  );
}
