// What stands below an axis of time. A tip says the whole time; along the axis the same word or year at every mark
// says nothing and takes the room of other marks.
import { asUtc } from '../envelope/format-date.ts';
import { dateFormat } from '../envelope/kept-formats.ts';

export interface AxisMark {
  readonly text: string;
  /** Absent where the text says all there is. */
  readonly within?: { readonly year: string; readonly text: string };
}

const parts: Record<string, Intl.DateTimeFormatOptions> = {
  month: { month: 'short' },
  week: { month: 'short', day: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  hour: { month: 'short', day: 'numeric', hour: 'numeric' },
};

/** A time as a mark: with its year, and as it is said where the mark before it is of the same year. */
export function timeMark(start: string, bucket: string | undefined, label: string, locale: string): AxisMark {
  const options = parts[bucket ?? ''];
  const date = asUtc(start);
  if (!options || !date) return { text: label };
  const said = (more: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, ...more, timeZone: 'UTC' }).format(date);
  return {
    text: said({ year: 'numeric' }),
    within: {
      year: String(date.getUTCFullYear()),
      // A month by itself may have another name: "Tháng 3" beside "thg 1 2026".
      text: bucket === 'month' ? monthOf(date, locale) : said({}),
    },
  };
}

function monthOf(date: Date, locale: string): string {
  const format = dateFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = format.formatToParts(date).find(({ type }) => type === 'month');
  return month?.value ?? format.format(date);
}

/** What to write at the marks that there is room for. */
export function textsOf(marks: readonly AxisMark[]): string[] {
  return marks.map(({ text, within }, index) =>
    within && within.year === marks[index - 1]?.within?.year ? within.text : text,
  );
}
