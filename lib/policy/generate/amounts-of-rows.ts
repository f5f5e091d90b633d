// "The sum of paid invoices", "expenses": rows, where a number of them is what is asked for. It is the amount that the
// planner adds up when somebody asks for their total.
import type { Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Measure } from '../../pipeline/plan.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { type Clock, readAs } from './read-by-planner.ts';

const total: Readonly<Record<Locale, string>> = { en: 'total', vi: 'tổng', es: 'total de' };
const summing =
  /^(?:the\s+)?(?:sum|total|amount)\s+of\s+(?:all\s+)?|^tổng\s+(?:cộng\s+)?(?:của\s+)?(?:các\s+)?|^(?:la\s+suma|el\s+total|el\s+importe)\s+de\s+(?:l[oa]s\s+)?/iu;

export function amountsOfRows(text: string, names: Names, spoken: readonly Model[], clock: Clock): Meant[] {
  const model = names.model(text);
  if (model) {
    const measure = amountOf(model, names, clock);
    return measure && !names.fields(text, undefined, true).length
      ? [meant(model, { model: model.name }, names), meant(model, { measure }, names)]
      : [];
  }
  const rows = text.replace(summing, '');
  if (rows === text) return [];
  const whole = names.model(rows);
  const alone = whole && amountOf(whole, names, clock);
  if (alone) return [meant(whole, { measure: alone }, names)];
  return readAs(rows, names, spoken, clock).flatMap(({ model: owner, means }) => {
    const measure = 'condition' in means ? amountOf(owner, names, clock) : undefined;
    return measure && 'condition' in means
      ? [meant(owner, { measure: { ...measure, where: means.condition } }, names)]
      : [];
  });
}

function amountOf(model: Model, names: Names, clock: Clock): Measure | undefined {
  const [found] = readAs(`${total[names.locale]} ${model.plural}`, names, [], clock);
  if (found?.model !== model || !('measure' in found.means)) return undefined;
  const { measure } = found.means;
  return measure.fn === 'sum' && !measure.where ? measure : undefined;
}
