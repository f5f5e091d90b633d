'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Chart, ChartKind, Result } from '#lib/envelope/envelope.ts';
import { formatCell } from '../envelope/format-cell.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import type { WordsOf } from '../words/messages.ts';
import { useLanguage } from '../words/use-language.ts';
import { axisFormat } from './axis-format.ts';
import { BarChart } from './bar-chart.tsx';
import { asNumber, type ChartData, chartData } from './chart-data.ts';
import { pngFile, svgFile } from './chart-picture.ts';
import { extremesOf } from './chart-scale.ts';
import { chartTitle } from './chart-title.ts';
import { ColumnChart } from './column-chart.tsx';
import { LineChart } from './line-chart.tsx';
import { ScatterChart } from './scatter-chart.tsx';
import { seriesFills } from './series-colors.ts';
import { ShareChart } from './share-chart.tsx';
import { StackedBarChart } from './stacked-bar-chart.tsx';

interface ChartViewProps {
  result: Result;
  chart: Chart;
  /** The rows are all there are. */
  whole: boolean;
}

/** A picture of the rows in the kind that suits them, with others to choose from, and to be taken away. */
export function ChartView({ result, chart, whole }: ChartViewProps) {
  const language = useLanguage();
  const { locale } = language;
  const chartWords = useTranslations('chart');
  const [kind, setKind] = useState<ChartKind>(chart.kind);
  const figure = useRef<HTMLElement>(null);
  const rest = (count: number) => chartWords('rest', { count });
  const data = chartData(result, chart, kind, whole, { ...language, rest });
  if (!data) return null;

  const label = (name: string | undefined) =>
    visibleText(result.columns.find((column) => column.name === name)?.label ?? '');
  const title = chartTitle(result, chart, kind, locale);
  const kinds = [chart.kind, ...(chart.others ?? [])];
  // One series upon nothing is a row of bars.
  const alone = chart.series.length === 1 && !chart.by;
  const legend = data.series.length > 1 && kind !== 'scatter' && kind !== 'share';

  async function save(form: 'png' | 'svg') {
    const svg = figure.current?.querySelector<SVGSVGElement>('svg[role=img]');
    if (!svg) return;
    const picture = { svg, title, legend: legend ? legendOf(figure.current) : [] };
    const content = form === 'svg' ? svgFile(picture) : await pngFile(picture);
    if (content) saveFile(content, `docent-chart.${form}`);
  }

  return (
    <figure ref={figure}>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1.5 pb-3 text-xs text-ink-soft">
        <span className="inline-block grow font-medium text-ink first-letter:uppercase">{title}</span>
        <span className="sr-only">{summaryOf(data, chartWords)}</span>
        <span className="-ml-2 flex flex-wrap gap-1 print:hidden">
          {kinds.length > 1 &&
            kinds.map((each) => (
              <Button
                key={each}
                look="quiet"
                size="small"
                aria-pressed={each === kind}
                onClick={() => setKind(each)}
                className="aria-pressed:bg-sunken aria-pressed:text-ink"
              >
                {chartWords(`kinds.${each === 'stacked' && alone ? 'bar' : each}`)}
              </Button>
            ))}
          {/* Kinds are chosen among, files are taken away. */}
          {kinds.length > 1 && <span aria-hidden className="mx-1 my-1.5 border-l border-line" />}
          <Button
            look="quiet"
            size="small"
            aria-label={chartWords('saveAs', { form: 'PNG' })}
            onClick={() => save('png')}
          >
            <Download aria-hidden className="size-3.5" />
            PNG
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={chartWords('saveAs', { form: 'SVG' })}
            onClick={() => save('svg')}
          >
            <Download aria-hidden className="size-3.5" />
            SVG
          </Button>
        </span>
        {legend && <Legend data={data} />}
      </figcaption>
      <Drawing kind={kind} title={title} data={data} result={result} chart={chart} xLabel={label(chart.x)} />
      <Left data={data} result={result} kind={kind} />
    </figure>
  );
}

interface DrawingProps {
  kind: ChartKind;
  title: string;
  data: ChartData;
  result: Result;
  chart: Chart;
  xLabel: string;
}

function Drawing({ kind, title, data, result, chart, xLabel }: DrawingProps) {
  const language = useLanguage();
  const { locale } = language;
  const format = axisFormat(
    result.columns.filter(({ name }) => chart.series.includes(name)),
    locale,
  );
  const { labels, marks, series } = data;
  switch (kind) {
    case 'line':
      return <LineChart title={title} labels={labels} marks={marks} series={series} format={format} />;
    case 'stacked':
      return data.overTime ? (
        <ColumnChart title={title} labels={labels} marks={marks} series={series} format={format} />
      ) : (
        <StackedBarChart title={title} labels={labels} series={series} format={format} />
      );
    case 'share': {
      const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
      return (
        <ShareChart
          title={title}
          labels={labels}
          series={series}
          percent={(share) => percent.format(share)}
        />
      );
    }
    case 'scatter': {
      const at = (name: string | undefined) => result.columns.findIndex((column) => column.name === name);
      const [x, y, by] = [at(chart.x), at(chart.series[0]), at(chart.by)];
      const points = result.rows.flatMap((row) => {
        const [across, up] = [asNumber(row[x]), asNumber(row[y])];
        if (across === undefined || up === undefined) return [];
        const text = [by, x, y]
          .flatMap((index) => {
            const column = result.columns[index];
            return column ? `${column.label}: ${formatCell(row[index] ?? null, column, language) ?? ''}` : [];
          })
          .map(visibleText)
          .join('\n');
        return [{ x: across, y: up, text }];
      });
      return <ScatterChart title={title} points={points} xLabel={xLabel} format={format} />;
    }
    case 'bar':
      return <BarChart title={title} labels={labels} series={series} />;
  }
}

/** A picture that leaves something out says so. */
function Left({ data, result, kind }: { data: ChartData; result: Result; kind: ChartKind }) {
  const words = useTranslations('shared');
  const chartWords = useTranslations('chart');
  const notes = [
    ...(data.left > 0 && kind !== 'scatter'
      ? [words('chartFirst', { shown: data.labels.length, total: result.rows.length })]
      : []),
    ...(data.leftSeries > 0 && kind !== 'scatter'
      ? [
          chartWords('seriesShown', {
            shown: data.series.length,
            total: data.series.length + data.leftSeries,
          }),
        ]
      : []),
  ];
  if (notes.length === 0) return null;
  return <p className="pt-2 text-xs text-ink-soft">{notes.join(' ')}</p>;
}

function Legend({ data }: { data: ChartData }) {
  return (
    <ul className="flex basis-full flex-wrap gap-x-4 gap-y-1">
      {data.series.map(({ name, label }, index) => (
        <li key={name} className="flex items-center gap-1.5" data-legend>
          <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
            <rect width="10" height="10" rx="2" className={seriesFills[index % seriesFills.length]} />
          </svg>
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}

function legendOf(figure: HTMLElement | null) {
  return [...(figure?.querySelectorAll<HTMLElement>('[data-legend]') ?? [])].map((item) => {
    const swatch = item.querySelector('rect');
    return { label: item.textContent ?? '', color: swatch ? getComputedStyle(swatch).fill : 'gray' };
  });
}

function summaryOf(data: ChartData, words: WordsOf<'chart'>): string {
  const extremes = extremesOf(data.labels, data.series, data.hasRest);
  return extremes ? words('summary', { high: extremes.high, low: extremes.low }) : '';
}
