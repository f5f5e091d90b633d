'use client';

import { fitted, labelRoomOf } from './bar-labels.ts';
import { rangeOf, stacked } from './chart-scale.ts';
import type { AxisChartProps } from './line-chart.tsx';
import { seriesFills } from './series-colors.ts';
import { useWidth } from './use-width.ts';

const barHeight = 20;
const rowHeight = 32;
const totalRoom = 72;

/** Lying bars made of parts, for groups of things; their totals stand at the end. */
export function StackedBarChart({ title, labels, series, format }: AxisChartProps) {
  const { ref, width } = useWidth();
  const stacks = stacked(series, labels.length);
  const ends = stacks.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to]));
  const { low, high } = rangeOf([
    { name: '', label: '', points: ends.map((value) => ({ value, text: '' })) },
  ]);
  const labelRoom = labelRoomOf(labels, width);
  const room = Math.max(0, width - labelRoom - totalRoom);
  const at = (value: number) => labelRoom + ((value - low) / (high - low)) * room;
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={labels.length * rowHeight}>
          {stacks.map((parts, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, rows do not move
            <g key={row}>
              <text
                x={labelRoom - 10}
                y={row * rowHeight + barHeight / 2}
                textAnchor="end"
                dominantBaseline="central"
                className="fill-ink-soft text-xs"
              >
                <title>{labels[row]}</title>
                {fitted(labels[row] ?? '', labelRoom - 14)}
              </text>
              {parts.map(({ name, series: index, from, to }) => (
                <rect
                  key={name}
                  x={Math.min(at(from), at(to))}
                  y={row * rowHeight}
                  width={Math.abs(at(to) - at(from))}
                  height={barHeight}
                  className={seriesFills[index % seriesFills.length]}
                >
                  <title>{`${labels[row]}\n${series[index]?.label}: ${series[index]?.points[row]?.text}`}</title>
                </rect>
              ))}
              <text
                x={at(Math.max(0, ...parts.map(({ to }) => to))) + 6}
                y={row * rowHeight + barHeight / 2}
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
