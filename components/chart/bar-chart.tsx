'use client';

import { fitted, labelRoomOf, letterWidth } from './bar-labels.ts';
import { type ChartSeries, rangeOf } from './chart-scale.ts';
import { seriesFills as fills } from './series-colors.ts';
import { useWidth } from './use-width.ts';

const barHeight = 18;
const groupGap = 10;

interface BarChartProps {
  title: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
}

/** Lying bars: names of things are long, and a page is easier to scroll down than to the side. */
export function BarChart({ title, labels, series }: BarChartProps) {
  const { ref, width } = useWidth();
  const { low, high } = rangeOf(series);
  const labelRoom = labelRoomOf(labels, width);
  const texts = series.flatMap(({ points }) => points.map(({ text }) => text.length));
  const valueRoom = Math.max(0, ...texts) * letterWidth + 16;
  const room = Math.max(0, width - labelRoom - valueRoom);
  const at = (value: number) => labelRoom + ((value - low) / (high - low)) * room;
  const groupHeight = series.length * (barHeight + 2) + groupGap;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={labels.length * groupHeight}>
          {labels.map((label, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, rows do not move
            <g key={row}>
              <text
                x={labelRoom - 10}
                y={row * groupHeight + (groupHeight - groupGap) / 2}
                textAnchor="end"
                dominantBaseline="central"
                className="fill-ink-soft text-xs"
              >
                <title>{label}</title>
                {fitted(label, labelRoom - 14)}
              </text>
              {series.map(({ name, points }, index) => {
                const point = points[row];
                const value = point?.value ?? 0;
                const y = row * groupHeight + index * (barHeight + 2);
                return (
                  <g key={name}>
                    <rect
                      x={Math.min(at(0), at(value))}
                      y={y}
                      width={Math.max(1, Math.abs(at(value) - at(0)))}
                      height={barHeight}
                      rx={3}
                      className={fills[index % fills.length]}
                    />
                    <text
                      x={Math.max(at(0), at(value)) + 6}
                      y={y + barHeight / 2}
                      dominantBaseline="central"
                      className="fill-ink text-xs"
                    >
                      {point?.text}
                    </text>
                  </g>
                );
              })}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
