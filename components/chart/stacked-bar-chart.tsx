'use client';

import { BarLabel } from './bar-label.tsx';
import { labelPlace } from './bar-labels.ts';
import { rangeOf, stacked } from './chart-scale.ts';
import type { AxisChartProps } from './line-chart.tsx';
import { seriesFills } from './series-colors.ts';
import { useWidth } from './use-width.ts';

const barHeight = 20;
const rowGap = 12;
const totalRoom = 72;

/** Lying bars made of parts, for groups of things; their totals stand at the end. */
export function StackedBarChart({ title, labels, series, format }: Omit<AxisChartProps, 'marks'>) {
  const { ref, width } = useWidth();
  const stacks = stacked(series, labels.length);
  const ends = stacks.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to]));
  const { low, high } = rangeOf([
    { name: '', label: '', points: ends.map((value) => ({ value, text: '' })) },
  ]);
  const place = labelPlace(labels, width);
  const rowHeight = place.above + barHeight + rowGap;
  const room = Math.max(0, width - place.beside - totalRoom);
  const at = (value: number) => place.beside + ((value - low) / (high - low)) * room;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={labels.length * rowHeight}>
          {stacks.map((parts, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, rows do not move
            <g key={row}>
              <BarLabel label={labels[row] ?? ''} place={place} top={row * rowHeight} bars={barHeight} />
              {parts.map(({ name, series: index, from, to }) => (
                <rect
                  key={name}
                  x={Math.min(at(from), at(to))}
                  y={row * rowHeight + place.above}
                  width={Math.abs(at(to) - at(from))}
                  height={barHeight}
                  className={seriesFills[index % seriesFills.length]}
                >
                  <title>{`${labels[row]}\n${series[index]?.label}: ${series[index]?.points[row]?.text}`}</title>
                </rect>
              ))}
              <text
                x={at(Math.max(0, ...parts.map(({ to }) => to))) + 6}
                y={row * rowHeight + place.above + barHeight / 2}
                dominantBaseline="central"
                className="fill-ink text-xs"
              >
                {format(parts.reduce((sum, { from, to }) => sum + to - from, 0))}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
