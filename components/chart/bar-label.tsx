import { fitted, type LabelPlace } from './bar-labels.ts';

interface BarLabelProps {
  label: string;
  place: LabelPlace;
  /** The top of what belongs to the label. */
  top: number;
  /** The height of its bars. */
  bars: number;
}

/** The name of lying bars; whole under the pointer where it had to be cut. */
export function BarLabel({ label, place, top, bars }: BarLabelProps) {
  const above = place.above > 0;
  return (
    <text
      x={above ? 0 : place.beside - 10}
      y={top + (above ? place.above / 2 - 1 : bars / 2)}
      textAnchor={above ? 'start' : 'end'}
      dominantBaseline="central"
      className="fill-ink-soft text-xs"
    >
      <title>{label}</title>
      {fitted(label, place.room)}
    </text>
  );
}
