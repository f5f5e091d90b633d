'use client';

import { type ChartSeries, type Scale, scaleOf } from './chart-scale.ts';
import { useWidth } from './use-width.ts';

const strokes = ['stroke-series-1', 'stroke-series-2', 'stroke-series-3', 'stroke-series-4'];
const fills = ['fill-series-1', 'fill-series-2', 'fill-series-3', 'fill-series-4'];
const height = 240;
const margin = { top: 10, right: 18, bottom: 26, left: 52 };
const labelWidth = 84;
/** More points than this are a line only; markers would run into one another. */
const mostMarkers = 60;

interface LineChartProps {
  title: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
  format: (value: number) => string;
}

export function LineChart({ title, labels, series, format }: LineChartProps) {
  const { ref, width } = useWidth();
  const scale = scaleOf(series, 4);
  const room = width - margin.left - margin.right;
  const x = (index: number) =>
    margin.left + (labels.length < 2 ? room / 2 : (index / (labels.length - 1)) * room);
  const y = (value: number) =>
    margin.top + (1 - (value - scale.low) / (scale.high - scale.low)) * (height - margin.top - margin.bottom);
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg role="img" aria-label={title} width={width} height={height}>
          <Grid scale={scale} width={width} y={y} format={format} />
          <Labels labels={labels} room={room} x={x} />
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
                className={strokes[index % strokes.length]}
              />
              {points.length <= mostMarkers &&
                points.map(
                  ({ value, text }, position) =>
                    value !== undefined && (
                      <circle
                        // biome-ignore lint/suspicious/noArrayIndexKey: points do not move
                        key={position}
                        cx={x(position)}
                        cy={y(value)}
                        r={3.5}
                        className={fills[index % fills.length]}
                      >
                        <title>{`${labels[position]}: ${text}`}</title>
                      </circle>
                    ),
                )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

interface GridProps {
  scale: Scale;
  width: number;
  y: (value: number) => number;
  format: (value: number) => string;
}

function Grid({ scale, width, y, format }: GridProps) {
  return scale.ticks.map((tick) => (
    <g key={tick}>
      <line
        x1={margin.left}
        x2={width - margin.right}
        y1={y(tick)}
        y2={y(tick)}
        className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'}
      />
      <text
        x={margin.left - 8}
        y={y(tick)}
        textAnchor="end"
        dominantBaseline="central"
        className="fill-ink-soft text-[0.6875rem]"
      >
        {format(tick)}
      </text>
    </g>
  ));
}

interface LabelsProps {
  labels: readonly string[];
  room: number;
  x: (index: number) => number;
}

// As many labels as fit, evenly spread from the first.
function Labels({ labels, room, x }: LabelsProps) {
  const every = Math.max(1, Math.ceil((labels.length * labelWidth) / Math.max(room, 1)));
  return labels.map(
    (label, index) =>
      index % every === 0 && (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, points do not move
          key={index}
          x={x(index)}
          y={height - 8}
          textAnchor="middle"
          className="fill-ink-soft text-[0.6875rem]"
        >
          {label}
        </text>
      ),
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
