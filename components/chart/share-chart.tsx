'use client';

import { fitted } from './bar-labels.ts';
import type { AxisChartProps } from './line-chart.tsx';
import { seriesFills } from './series-colors.ts';
import { textWidth } from './text-width.ts';
import { useWidth } from './use-width.ts';

const stripHeight = 36;
const rowHeight = 26;
const top = stripHeight + 18;

interface ShareChartProps extends Omit<AxisChartProps, 'format' | 'marks'> {
  percent: (share: number) => string;
}

/** Parts of a whole: one strip, and under it each part with its number and its share. */
export function ShareChart({ title, labels, series, percent }: ShareChartProps) {
  const { ref, width } = useWidth();
  const points = series[0]?.points ?? [];
  const values = points.map(({ value }) => Math.max(0, value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const before = (index: number) => values.slice(0, index).reduce((sum, value) => sum + value, 0);
  if (total <= 0) return null;
  const numberRoom = Math.max(0, ...points.map(({ text }) => textWidth(text)));
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={top + labels.length * rowHeight}>
          {labels.map((label, index) => {
            const share = (values[index] ?? 0) / total;
            const y = top + index * rowHeight;
            const fill = seriesFills[index % seriesFills.length];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, parts do not move
              <g key={index}>
                <rect
                  x={(before(index) / total) * width}
                  y={0}
                  width={Math.max(0, share * width - 1)}
                  height={stripHeight}
                  className={fill}
                >
                  <title>{`${label}: ${points[index]?.text} (${percent(share)})`}</title>
                </rect>
                <rect x={0} y={y - 5} width={10} height={10} rx={2} className={fill} />
                <text x={18} y={y} dominantBaseline="central" className="fill-ink text-xs">
                  <title>{label}</title>
                  {fitted(label, width - numberRoom - 18 - 64 - 12)}
                </text>
                <text
                  x={width - 64}
                  y={y}
                  textAnchor="end"
                  dominantBaseline="central"
                  className="fill-ink-soft text-xs"
                >
                  {points[index]?.text}
                </text>
                <text
                  x={width}
                  y={y}
                  textAnchor="end"
                  dominantBaseline="central"
                  className="fill-ink text-xs font-medium"
                >
                  {percent(share)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
