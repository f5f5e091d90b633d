'use client';

import { chartHeight, Grid, margin } from './axis.tsx';
import type { AxisFormat } from './axis-format.ts';
import { scaleAround } from './chart-scale.ts';
import { useWidth } from './use-width.ts';

export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

interface ScatterChartProps {
  title: string;
  points: readonly ScatterPoint[];
  xLabel: string;
  format: AxisFormat;
}

/** Two numbers of many things; what each point is, it says under the pointer, and the table lists them. */
export function ScatterChart({ title, points, xLabel, format }: ScatterChartProps) {
  const { ref, width } = useWidth();
  const across = scaleAround(
    points.map(({ x }) => x),
    Math.max(2, Math.floor(width / 90)),
  );
  const up = scaleAround(
    points.map(({ y }) => y),
    4,
  );
  const room = width - margin.left - margin.right;
  const x = (value: number) => margin.left + ((value - across.low) / (across.high - across.low)) * room;
  const y = (value: number) =>
    margin.top + (1 - (value - up.low) / (up.high - up.low)) * (chartHeight - margin.top - margin.bottom);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={chartHeight + 16}>
          <Grid scale={up} width={width} y={y} format={format} />
          {across.ticks.map((tick, index) => (
            <text
              key={tick}
              x={x(tick)}
              y={chartHeight - 8}
              textAnchor={index === across.ticks.length - 1 ? 'end' : 'middle'}
              className="fill-ink-soft text-[0.6875rem]"
            >
              {format(tick, (across.ticks[1] ?? 0) - (across.ticks[0] ?? 0) || undefined)}
            </text>
          ))}
          <text
            x={width - margin.right}
            y={chartHeight + 10}
            textAnchor="end"
            className="fill-ink-soft text-[0.6875rem]"
          >
            {xLabel}
          </text>
          {points.map((point, index) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: points do not move
              key={index}
              cx={x(point.x)}
              cy={y(point.y)}
              r={4}
              className="fill-series-1 opacity-60"
            >
              <title>{point.text}</title>
            </circle>
          ))}
        </svg>
      )}
    </div>
  );
}
