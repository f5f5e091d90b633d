import { chartHeight, margin } from './axis.tsx';
import type { ChartSeries } from './chart-scale.ts';

interface PointAreasProps {
  labels: readonly string[];
  series: readonly ChartSeries[];
  x: (index: number) => number;
  step: number;
}

/** What the pointer is over: the numbers of one place on the axis, without having to hit a point. */
export function PointAreas({ labels, series, x, step }: PointAreasProps) {
  return labels.map((label, index) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: labels can repeat, points do not move
      key={index}
      data-pointer-only
      x={x(index) - step / 2}
      y={margin.top}
      width={Math.max(step, 1)}
      height={chartHeight - margin.top - margin.bottom}
      className="fill-ink opacity-0 hover:opacity-5"
    >
      <title>
        {[
          label,
          ...series.map(({ label: name, points }) =>
            series.length > 1 ? `${name}: ${points[index]?.text}` : points[index]?.text,
          ),
        ].join('\n')}
      </title>
    </rect>
  ));
}
