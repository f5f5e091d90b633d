'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import type { ResultColumn } from '#lib/envelope/envelope.ts';
import { standsRight } from '../envelope/format-cell.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { classes } from '../ui/classes.ts';
import { pinnedHeading } from './pinned.ts';
import type { Sort } from './sort-rows.ts';

interface GridHeadingProps {
  id: string;
  column: ResultColumn;
  position: number;
  width: number;
  sort: Sort | undefined;
  active: boolean;
  onSort: () => void;
  onWidth: (width: number) => void;
  /** Back to the width that fits. */
  onFit: () => void;
}

/** A heading: press to sort, drag its edge for the width. Its parts are reached through the table's own keys. */
export function GridHeading(props: GridHeadingProps) {
  const { id, column, position, width, sort, active, onSort, onWidth, onFit } = props;
  const words = useTranslations('table');
  const label = visibleText(column.label);
  const sorted = sort?.column === column.name ? sort.direction : undefined;
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  const numeric = standsRight(column);

  function resize(event: PointerEvent<HTMLSpanElement>) {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = event.clientX - width;
    const move = (moved: globalThis.PointerEvent) => onWidth(moved.clientX - from);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  }

  return (
    <th
      id={id}
      scope="col"
      aria-sort={sorted === undefined ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
      className={classes(
        'group/heading sticky top-0 z-10 print:static border-b border-line bg-surface p-0 align-bottom text-xs font-medium text-ink-soft',
        position === 0 && pinnedHeading,
        active && 'outline-2 -outline-offset-2 outline-accent',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        title={label}
        onClick={onSort}
        className={classes(
          'flex w-full items-center gap-1 px-3 py-2 hover:text-ink',
          numeric ? 'flex-row-reverse text-right' : 'text-left',
        )}
      >
        <span className="line-clamp-2 min-w-0 break-words first-letter:uppercase">{label}</span>
        <Arrow
          aria-hidden
          className={classes(
            'size-3 shrink-0',
            sorted ? 'text-accent' : 'opacity-0 group-hover/heading:opacity-60',
          )}
        />
      </button>
      <span
        aria-hidden
        title={words('resize', { column: label })}
        onPointerDown={resize}
        onDoubleClick={onFit}
        className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none border-r border-transparent group-hover/heading:border-line-strong hover:border-accent print:hidden"
      />
    </th>
  );
}
