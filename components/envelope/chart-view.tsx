'use client';

import type { Cell, Result } from '#lib/envelope/envelope.ts';
import { useLanguage } from '../words/words-context.tsx';
import { BarChart } from './bar-chart.tsx';
import type { ChartPoint, ChartSeries } from './chart-scale.ts';
import { formatCell } from './format-cell.ts';
import { LineChart } from './line-chart.tsx';
import { visibleText } from './visible-text.ts';

type Chart = NonNullable<Result['chart']>;

/** Beyond this a bar chart is a wall; the table has the rest. */
const mostBars = 30;

export function ChartView({ result, chart }: { result: Result; chart: Chart }) {
  const { words, locale } = useLanguage();
  const xIndex = result.columns.findIndex(({ name }) => name === chart.x);
  const xColumn = result.columns[xIndex];
  if (!xColumn) return null;

  const rows = chart.kind === 'bar' ? result.rows.slice(0, mostBars) : result.rows;
  const labels = rows.map(
    (row) => formatCell(row[xIndex] ?? null, xColumn, { locale, words }) ?? words.noValue,
  );
  const series: ChartSeries[] = chart.series.flatMap((name) => {
    const index = result.columns.findIndex((column) => column.name === name);
    const column = result.columns[index];
    if (!column) return [];
    const points = rows.map((row): ChartPoint => {
      const cell = row[index] ?? null;
      return { value: asNumber(cell), text: formatCell(cell, column, { locale, words }) ?? words.noValue };
    });
    return [{ name, label: visibleText(column.label), points }];
  });
  const title = words.chartOf(series.map(({ label }) => label).join(', '), visibleText(xColumn.label));
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

  return (
    <figure>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-3 text-xs text-ink-soft">
        <span className="font-medium text-ink">{title}</span>
        {series.length > 1 && <Legend series={series} />}
      </figcaption>
      {chart.kind === 'bar' ? (
        <BarChart title={title} labels={labels} series={series} />
      ) : (
        <LineChart title={title} labels={labels} series={series} format={(value) => format.format(value)} />
      )}
      {rows.length < result.rows.length && (
        <p className="pt-2 text-xs text-ink-soft">
          {words.chartFirst(String(rows.length), new Intl.NumberFormat(locale).format(result.rows.length))}
        </p>
      )}
    </figure>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return series.map(({ name, label }, index) => (
    <span key={name} className="flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
        <rect width="10" height="10" rx="2" className={fills[index % fills.length]} />
      </svg>
      {label}
    </span>
  ));
}

const fills = ['fill-series-1', 'fill-series-2', 'fill-series-3', 'fill-series-4'];

function asNumber(cell: Cell): number | undefined {
  const value = cell === null || cell === '' ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
