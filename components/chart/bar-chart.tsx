'use client';

import { BarLabel } from './bar-label.tsx';
import { labelPlace } from './bar-labels.ts';
import { type ChartSeries, rangeOf } from './chart-scale.ts';
import { seriesFills as fills } from './series-colors.ts';
import { textWidth } from './text-width.ts';
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
  const place = labelPlace(labels, width);
  const texts = series.flatMap(({ points }) => points.map(({ text }) => textWidth(text)));
  const valueRoom = Math.max(0, ...texts) + 16;
  const room = Math.max(0, width - place.beside - valueRoom);
  const at = (value: number) => place.beside + ((value - low) / (high - low)) * room;
  const barsHeight = series.length * (barHeight + 2);
  const groupHeight = place.above + barsHeight + groupGap;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={labels.length * groupHeight}>
          {labels.map((label, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, rows do not move
            <g key={row}>
              <BarLabel label={label} place={place} top={row * groupHeight} bars={barsHeight - 2} />
              {series.map(({ name, points }, index) => {
                const point = points[row];
                const value = point?.value ?? 0;
                const y = row * groupHeight + place.above + index * (barHeight + 2);
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
