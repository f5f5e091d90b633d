'use client';

import type { Result } from '#lib/envelope/envelope.ts';
import { useLanguage } from '../words/words-context.tsx';
import { formatCell, isNumeric } from './format-cell.ts';
import { visibleText } from './visible-text.ts';

/** One row with one number: it is read at a glance, not in a table. */
export function isSingleValue(result: Result): boolean {
  const column = result.columns[0];
  return result.columns.length === 1 && result.rows.length === 1 && column !== undefined && isNumeric(column);
}

export function NumberCard({ result }: { result: Result }) {
  const language = useLanguage();
  const column = result.columns[0];
  const cell = result.rows[0]?.[0];
  if (!column || cell === undefined) return null;
  return (
    <dl className="self-start rounded-lg border border-line bg-surface px-5 py-4">
      <dt className="text-xs font-medium text-ink-faint">{visibleText(column.label)}</dt>
      <dd className="text-3xl leading-tight font-semibold tracking-tight break-all" data-value={String(cell)}>
        {formatCell(cell, column, language) ?? language.words.noValue}
      </dd>
    </dl>
  );
}
