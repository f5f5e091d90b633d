import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { type CellRange, moveRange, type Place } from './cell-range.ts';

/** What a table does for its range; rows and columns are counted as they are shown. */
interface GridActions {
  readonly rows: number;
  readonly columns: number;
  /** Brings a place into view; `isHeld` where a key for whole pages is held and the next one comes at once. */
  readonly show: (place: Place, isHeld: boolean) => void;
  /** Enter: follows a link, opens long text, sorts by a heading. */
  readonly activate: (place: Place) => void;
  /** Shift and an arrow on a heading. */
  readonly widen: (column: number, by: number) => void;
  readonly copy: (range: CellRange) => string;
  readonly onCopied: (range: CellRange) => void;
}

const rowsOfPage = 12;
const wideningStep = 16;
const firstCell: Place = { row: 0, column: 0 };

/**
 * The chosen cells of a table and what mouse and keyboard make of them. The focus stays on the table itself
 * and the cell is named by `aria-activedescendant`: a cell that is scrolled away is gone from the page, and a
 * focus on it would be lost.
 */
export function useCellRange(actions: GridActions) {
  const [range, setRange] = useState<CellRange>();
  const [drawing, setDrawing] = useState(false);

  function choose(next: CellRange, isHeld: boolean) {
    setRange(next);
    actions.show(next.head, isHeld);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const { key, shiftKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (key === 'Escape' && range) {
      // Only the choice is given up; what lies under the table may listen for Escape too.
      event.stopPropagation();
      setRange(undefined);
      return;
    }
    const current = range ?? { anchor: firstCell, head: firstCell };
    const { head } = current;
    if (key === 'Enter') {
      event.preventDefault();
      actions.activate(head);
      return;
    }
    if (head.row === -1 && shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      event.preventDefault();
      actions.widen(head.column, key === 'ArrowLeft' ? -wideningStep : wideningStep);
      return;
    }
    const size = { rows: actions.rows, columns: actions.columns, page: rowsOfPage };
    const moved = moveRange(current, { key: key === 'A' ? 'a' : key, shift: shiftKey, control }, size);
    if (!moved) return;
    event.preventDefault();
    choose(moved, event.repeat && /^Page/.test(key));
  }

  function onCopy(event: ClipboardEvent) {
    // Words that were marked with the mouse are what is meant then.
    if (!range || range.head.row < 0 || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', actions.copy(range));
    actions.onCopied(range);
  }

  return {
    range,
    /** Gives up the chosen rows; who has just sorted by a heading stays there. */
    clear: () => setRange((before) => (before && before.head.row < 0 ? before : undefined)),
    onKeyDown,
    onCopy,
    /** Where the keyboard enters, a cell is shown to be the current one. */
    onFocus: () => setRange((before) => before ?? { anchor: firstCell, head: firstCell }),
    begin: (place: Place, extend: boolean) => {
      setRange((before) =>
        extend && before ? { anchor: before.anchor, head: place } : { anchor: place, head: place },
      );
      setDrawing(true);
    },
    draw: (place: Place) => {
      if (!drawing || !range || samePlace(range.head, place)) return;
      // Within one cell its words are marked; from one to the next, cells are chosen.
      window.getSelection()?.removeAllRanges();
      setRange({ anchor: range.anchor, head: place });
    },
    end: () => setDrawing(false),
    /** Several cells are being chosen with the mouse. */
    drawing: drawing && range !== undefined && !samePlace(range.anchor, range.head),
  };
}

function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}

/** The part of a result that a range is, with its columns and rows as they are shown. */
export function partOf(result: Result, columns: readonly number[], rows: readonly number[]): Result {
  return {
    columns: columns.flatMap((at) => result.columns[at] ?? []),
    rows: rows.map((row) => columns.map((at) => result.rows[row]?.[at] ?? null)),
  };
}
