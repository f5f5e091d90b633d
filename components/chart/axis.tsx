import type { AxisFormat } from './axis-format.ts';
import { type AxisMark, textsOf } from './axis-marks.ts';
import type { Scale } from './chart-scale.ts';

export const chartHeight = 260;
export const margin = { top: 10, right: 18, bottom: 26, left: 52 };
const least = 84;
const gap = 12;
const letterWidth = 6.2;

interface GridProps {
  scale: Scale;
  width: number;
  y: (value: number) => number;
  format: AxisFormat;
}

/** Lines across at the ticks, with their numbers at the left. */
export function Grid({ scale, width, y, format }: GridProps) {
  const [first = 0, second = 0] = scale.ticks;
  const step = second - first || undefined;
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
        {format(tick, step)}
      </text>
    </g>
  ));
}

interface AxisLabelsProps {
  marks: readonly AxisMark[];
  width: number;
  x: (index: number) => number;
}

/**
 * As many labels as fit, evenly spread from the first; one that would leave the picture leans inwards, where the
 * one before it leaves room for that.
 */
export function AxisLabels({ marks, width, x }: AxisLabelsProps) {
  const room = width - margin.left - margin.right;
  const widthOf = (text: string | undefined) => (text?.length ?? 0) * letterWidth;
  const widest = Math.max(least, ...marks.map(({ text }) => widthOf(text) + gap));
  const every = Math.max(1, Math.ceil((marks.length * widest) / Math.max(room, 1)));
  const texts = textsOf(marks.filter((_, index) => index % every === 0));
  return texts.map((label, at) => {
    const index = at * every;
    const half = widthOf(label) / 2;
    const anchor = x(index) + half > width ? 'end' : x(index) - half < 0 ? 'start' : 'middle';
    const where = anchor === 'end' ? width - 1 : anchor === 'start' ? 1 : x(index);
    const room = at > 0 ? where - 2 * half - x(index - every) - widthOf(texts[at - 1]) / 2 : gap;
    if (anchor === 'end' && room < gap / 2) return null;
    return (
      <text
        key={index}
        x={where}
        y={chartHeight - 8}
        textAnchor={anchor}
        className="fill-ink-soft text-[0.6875rem]"
      >
        {label}
      </text>
    );
  });
}
