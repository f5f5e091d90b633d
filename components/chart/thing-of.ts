import type { Chart, Result } from '#lib/envelope/envelope.ts';

export interface Thing {
  /** What tells it from the others. */
  readonly key: (row: Result['rows'][number]) => string;
  /** Places of the columns that name it. */
  readonly columns: readonly number[];
}

/** What a column of groups stands for: its own values, or the things that it names with others, each by its key. */
export function thingOf(columns: Result['columns'], { things }: Chart, at: number): Thing {
  const named = things?.find(({ names }) => names[0] === columns[at]?.name);
  const place = (name: string) => columns.findIndex((column) => column.name === name);
  const places = named?.names.map(place) ?? [];
  const key = named ? place(named.key) : -1;
  if (key < 0 || places.includes(-1)) return { key: (row) => String(row[at] ?? ''), columns: [at] };
  return { key: (row) => String(row[key] ?? ''), columns: places };
}

/** What such a column is called: for several names the words that they begin with together. */
export function thingLabel(columns: Result['columns'], chart: Chart, name: string): string {
  const { columns: places } = thingOf(
    columns,
    chart,
    columns.findIndex((column) => column.name === name),
  );
  const [first = [], ...others] = places.map((place) => (columns[place]?.label ?? '').split(' '));
  const apart = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  const together = apart < 0 ? first : first.slice(0, apart);
  return (together.length > 0 ? [together] : [first, ...others]).map((words) => words.join(' ')).join(', ');
}
