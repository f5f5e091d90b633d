'use client';

import { useState } from 'react';
import { classes } from '../ui/classes.ts';
import { chartHeight, margin } from './axis.tsx';
import type { ChartSeries } from './chart-scale.ts';
import { seriesFills } from './series-colors.ts';

interface PointAreasProps {
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Of the whole picture. */
  width: number;
  x: (index: number) => number;
  step: number;
}

const room = 224;
const gap = 10;

/**
 * What the pointer is over: the numbers of one place on the axis, without having to hit a point. By touch they stay
 * until another place is touched. The browser's own title comes late, and by touch never.
 */
export function PointAreas({ labels, series, width, x, step }: PointAreasProps) {
  const [at, setAt] = useState<number>();
  const height = chartHeight - margin.top - margin.bottom;
  return (
    <>
      {labels.map((_, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, points do not move
          key={index}
          data-pointer-only
          x={x(index) - step / 2}
          y={margin.top}
          width={Math.max(step, 1)}
          height={height}
          onPointerEnter={() => setAt(index)}
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setAt(undefined)}
          className={classes('fill-ink', at === index ? 'opacity-5' : 'opacity-0')}
        />
      ))}
      {at !== undefined && at < labels.length && (
        <Numbers label={labels[at] ?? ''} series={series} index={at} at={x(at)} width={width} />
      )}
    </>
  );
}

interface NumbersProps {
  label: string;
  series: readonly ChartSeries[];
  index: number;
  at: number;
  width: number;
}

/** Beside the place, on the side where there is more room. */
function Numbers({ label, series, index, at, width }: NumbersProps) {
  const before = at > width / 2;
  return (
    <foreignObject
      data-pointer-only
      x={before ? at - gap - room : at + gap}
      y={margin.top}
      width={room}
      height={chartHeight}
      className="pointer-events-none overflow-visible"
    >
      <div className={classes('flex', before && 'justify-end')}>
        <div className="min-w-0 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs shadow-panel">
          <p className="text-ink-soft">
            <bdi>{label}</bdi>
          </p>
          <ul>
            {series.map(({ name, label: said, points }, place) => (
              <li key={name} className="flex items-center gap-1.5">
                {series.length > 1 && (
                  <>
                    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
                      <rect
                        data-pointer-only
                        width="10"
                        height="10"
                        rx="2"
                        className={seriesFills[place % seriesFills.length]}
                      />
                    </svg>
                    <bdi className="min-w-0 flex-1 truncate">{said}</bdi>
                  </>
                )}
                <span className="pl-1 font-medium text-ink tabular-nums">{points[index]?.text}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </foreignObject>
  );
}
