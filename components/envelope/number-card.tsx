'use client';

import type { ReactNode } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCell, isNumeric } from './format-cell.ts';
import { visibleText } from './visible-text.ts';

/** One row with one number: it is read at a glance, not in a table. */
export function isSingleValue(result: Result): boolean {
  const column = result.columns[0];
  return result.columns.length === 1 && result.rows.length === 1 && column !== undefined && isNumeric(column);
}

/** The number with what it counts above it; `below`, what can be done with it. */
export function NumberCard({ result, below }: { result: Result; below?: ReactNode }) {
  const language = useLanguage();
  const column = result.columns[0];
  const cell = result.rows[0]?.[0];
  if (!column || cell === undefined) return null;
  return (
    <div className="min-w-48 self-start overflow-hidden rounded-lg border border-line bg-surface">
      <dl className="px-4 py-3.5">
        <dt className="text-xs font-medium text-ink-soft first-letter:uppercase">
          {visibleText(column.label)}
        </dt>
        <dd
          className="mt-0.5 text-3xl leading-tight font-semibold tracking-tight break-all"
          data-value={String(cell)}
        >
          {formatCell(cell, column, language) ?? language.words('noValue')}
        </dd>
      </dl>
      {below && <div className="border-t border-line px-2 py-1 print:hidden">{below}</div>}
    </div>
  );
}
