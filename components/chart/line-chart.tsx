'use client';

import { AxisLabels, chartHeight, Grid, margin } from './axis.tsx';
import type { AxisFormat } from './axis-format.ts';
import type { AxisMark } from './axis-marks.ts';
import { type ChartSeries, scaleOf } from './chart-scale.ts';
import { PointAreas } from './point-areas.tsx';
import { seriesFills, seriesStrokes } from './series-colors.ts';
import { useWidth } from './use-width.ts';

/** More points than this are a line only; markers would run into one another. */
const mostMarkers = 60;

export interface AxisChartProps {
  title: string;
  labels: readonly string[];
  marks: readonly AxisMark[];
  series: readonly ChartSeries[];
  format: AxisFormat;
}

export function LineChart({ title, labels, marks, series, format }: AxisChartProps) {
  const { ref, width } = useWidth();
  const scale = scaleOf(series, 4);
  const room = width - margin.left - margin.right;
  const step = labels.length < 2 ? room : room / (labels.length - 1);
  const x = (index: number) => margin.left + (labels.length < 2 ? room / 2 : index * step);
  const y = (value: number) =>
    margin.top +
    (1 - (value - scale.low) / (scale.high - scale.low)) * (chartHeight - margin.top - margin.bottom);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={chartHeight}>
          <Grid scale={scale} width={width} y={y} format={format} />
          <AxisLabels marks={marks} width={width} x={x} />
          {series.map(({ name, points }, index) => (
            <g key={name}>
              <path
                d={pathOf(
                  points.map(({ value }) => value),
                  x,
                  y,
                )}
                fill="none"
                strokeWidth={2}
                strokeLinejoin="round"
                className={seriesStrokes[index % seriesStrokes.length]}
              />
              {points.length <= mostMarkers &&
                points.map(
                  ({ value }, position) =>
                    value !== undefined && (
                      <circle
                        // biome-ignore lint/suspicious/noArrayIndexKey: points do not move
                        key={position}
                        cx={x(position)}
                        cy={y(value)}
                        r={3.5}
                        className={seriesFills[index % seriesFills.length]}
                      />
                    ),
                )}
            </g>
          ))}
          <PointAreas labels={labels} series={series} width={width} x={x} step={step} />
        </svg>
      )}
    </div>
  );
}

// A missing value breaks the line: joining its neighbours would invent one.
function pathOf(
  values: readonly (number | undefined)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => {
      if (value === undefined) return '';
      const begins = index === 0 || values[index - 1] === undefined;
      return `${begins ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}
