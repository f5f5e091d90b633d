import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLanguage } from '../words/use-language.ts';
import type { Comparison } from './comparison-of.ts';
import { formatCell } from './format-cell.ts';
import { numberFormat } from './kept-formats.ts';
import { visibleText } from './visible-text.ts';

/** A number large, and beside it how far it is from the one before. Which way is good, nobody here knows. */
export function ComparisonHead({ comparison }: { comparison: Comparison }) {
  const language = useLanguage();
  const { words, locale } = language;
  const { column, now, before, difference, change, times } = comparison;
  const percent = numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const sign = difference > 0 ? '+' : '';
  const time = (cell: typeof now) => (times ? `${formatCell(cell, times.column, language)}: ` : '');
  const Arrow = difference > 0 ? ArrowUp : ArrowDown;
  return (
    <dl className="border-b border-line px-4 py-3.5">
      <dt className="text-xs font-medium text-ink-soft first-letter:uppercase">
        <bdi>{visibleText(column.label)}</bdi>
        {times && <bdi>{` · ${formatCell(times.now, times.column, language)}`}</bdi>}
      </dt>
      <dd className="mt-0.5 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span
          className="text-3xl leading-tight font-semibold tracking-tight break-all"
          data-value={String(now)}
        >
          {formatCell(now, column, language)}
        </span>
        <span className="text-ink-soft tabular-nums">
          {difference !== 0 && <Arrow aria-hidden className="mr-1 inline size-4 align-[-0.15em]" />}
          <span className="font-medium text-ink">
            {change === undefined ? '' : `${percent.format(change)} `}
          </span>
          {`(${sign}${formatCell(difference, column, language)}) · `}
          {times
            ? `${time(times.before)}${formatCell(before, column, language)}`
            : words('before', { number: formatCell(before, column, language) ?? '' })}
        </span>
      </dd>
    </dl>
  );
}
