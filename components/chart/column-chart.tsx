'use client';

import { AxisLabels, chartHeight, Grid, margin } from './axis.tsx';
import { scaleOf, stacked } from './chart-scale.ts';
import type { AxisChartProps } from './line-chart.tsx';
import { PointAreas } from './point-areas.tsx';
import { seriesFills } from './series-colors.ts';
import { useWidth } from './use-width.ts';

/** Columns over time, each made of its parts. */
export function ColumnChart({ title, labels, marks, series, format }: AxisChartProps) {
  const { ref, width } = useWidth();
  const stacks = stacked(series, labels.length);
  const ends = stacks.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to]));
  const scale = scaleOf([{ name: '', label: '', points: ends.map((value) => ({ value, text: '' })) }], 4);
  const room = width - margin.left - margin.right;
  const step = room / Math.max(labels.length, 1);
  const x = (index: number) => margin.left + (index + 0.5) * step;
  const y = (value: number) =>
    margin.top +
    (1 - (value - scale.low) / (scale.high - scale.low)) * (chartHeight - margin.top - margin.bottom);
  const thick = Math.max(1, Math.min(48, step * 0.72));
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={chartHeight}>
          <Grid scale={scale} width={width} y={y} format={format} />
          <AxisLabels marks={marks} width={width} x={x} />
          {stacks.map((parts, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, columns do not move
            <g key={index}>
              {parts.map(({ name, series: at, from, to }) => (
                <rect
                  key={name}
                  x={x(index) - thick / 2}
                  y={Math.min(y(from), y(to))}
                  width={thick}
                  height={Math.abs(y(to) - y(from))}
                  className={seriesFills[at % seriesFills.length]}
                />
              ))}
            </g>
          ))}
          <PointAreas labels={labels} series={series} width={width} x={x} step={step} />
        </svg>
      )}
    </div>
  );
}
