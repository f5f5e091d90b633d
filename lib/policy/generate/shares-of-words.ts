// One number divided by another, said in words: "paid hours divided by all hours", "jobs that are late out of all jobs".
import type { Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Measure } from '../../pipeline/plan.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { type Clock, readAs } from './read-by-planner.ts';

const dividing =
  /,?\s+(?:divided\s+by|as\s+a\s+(?:share|part|proportion)\s+of|out\s+of|over|\/|chia\s+cho|trên|dividid[oa]s?\s+(?:por|entre)|entre|sobre)\s+/iu;
const whole =
  /^(?:(?:the|all|every|total|tất\s+cả(?:\s+các)?|tổng(?:\s+số)?|tod[oa]s?|el\s+total\s+de|las?|los?)\s+)+/iu;

/** How a number of rows, or of a column, is asked for. */
const asking: Readonly<Record<Locale, readonly string[]>> = {
  en: ['', 'number of', 'total'],
  vi: ['', 'số', 'tổng'],
  es: ['', 'número de', 'total de'],
};

const aNumber =
  /(?:^|\s)(?:total|sum|number|count|average|all|tổng|số|tất\s+cả|total\s+de|suma|n[uú]mero|tod[oa]s?)(?:\s|$)/iu;

/** "Total cost over total distance": one number over another, and no comparison of them. */
export function isDivided(text: string): boolean {
  const [part, all, more] = text.split(dividing);
  return (
    part !== undefined && all !== undefined && more === undefined && aNumber.test(part) && aNumber.test(all)
  );
}

/** Of one model and of the same kind on both sides; none otherwise. */
export function sharesOfWords(text: string, names: Names, spoken: readonly Model[], clock: Clock): Meant[] {
  const [part, all, more] = text.split(dividing);
  if (!part || !all || more !== undefined) return [];
  const parts = numbersOf(part, names, spoken, clock);
  const wholes = numbersOf(all, names, spoken, clock);
  for (const { model, measure } of parts) {
    const other = wholes.find((one) => one.model === model && isAlike(one.measure, measure));
    if (!other) continue;
    const of: Measure[] = [
      { ...measure, as: 'part' },
      { ...other.measure, as: 'whole' },
    ];
    return [meant(model, { measure: { fn: 'ratio', of, as: 'ratio' } }, names)];
  }
  return [];
}

function isAlike(left: Measure, right: Measure): boolean {
  return left.fn === right.fn && left.path === right.path;
}

function numbersOf(words: string, names: Names, spoken: readonly Model[], clock: Clock) {
  const bare = words.trim().replace(whole, '');
  return asking[names.locale].flatMap((ask) =>
    readAs(`${ask} ${bare}`.trim(), names, spoken, clock).flatMap(({ model, means }) =>
      'measure' in means ? [{ model, measure: means.measure }] : [],
    ),
  );
}
