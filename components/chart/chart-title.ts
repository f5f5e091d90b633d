import type { Chart, ChartKind, Result } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { thingLabel } from './thing-of.ts';

/** Not among the words of the page: they stand between headings, and those are in the language of the question. */
const by: Record<Locale, string> = { en: 'by', vi: 'theo', es: 'por' };

/** What a picture shows: "Number of orders by month". `page` is the language of charts that do not tell theirs. */
export function chartTitle({ columns }: Result, chart: Chart, kind: ChartKind, page: Locale): string {
  const locale = chart.locale ?? page;
  const label = (name: string) => visibleText(columns.find((column) => column.name === name)?.label ?? '');
  const groups = kind === 'scatter' || !chart.by ? [chart.x] : [chart.x, chart.by];
  const said = groups.map((name) => withinSentence(visibleText(thingLabel(columns, chart, name)), locale));
  return `${chart.series.map(label).join(', ')} ${by[locale]} ${said.join(', ')}`;
}

/** A label begins a heading; within a sentence it begins small, unless it is an abbreviation or a name of one letter. */
function withinSentence(label: string, locale: string): string {
  const [first = '', second = ''] = label;
  const isWord = second !== '' && second === second.toLocaleLowerCase(locale) && /\p{L}/u.test(second);
  return isWord ? first.toLocaleLowerCase(locale) + label.slice(first.length) : label;
}
