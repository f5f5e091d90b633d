// Numbers as each language writes them, in digits and in words. A bare four-digit number stays a number
// here: whether it is a year is for dates.ts to say.
import type { Locale } from '../../i18n/locale.ts';
import { hasAccents } from './fold.ts';
import { numberWords } from './number-words.ts';
import { isAccented } from './phrase-book.ts';
import type { Token } from './tokens.ts';

export interface NumberSpan {
  /** Token indexes, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Of a percentage the number before the sign: "50%" is 50. */
  readonly value: number;
  readonly isPercent?: boolean;
  /** ISO 4217. */
  readonly currency?: string;
  readonly ordinal?: boolean;
  /** The scale or measure word it was written with: "thousand", "million", "dozen", "half". */
  readonly unit?: string;
  /** True for a word that is more often something else ("one", "uno", "một"). */
  readonly weak?: boolean;
}

/** All numbers of a question, left to right, never overlapping. */
export function findNumbers(tokens: readonly Token[], locale: Locale): NumberSpan[] {
  const spans: NumberSpan[] = [];
  const accented = isAccented(tokens);
  for (let at = 0; at < tokens.length; ) {
    const amount = digitsAt(tokens, at, locale) ?? wordsAt(tokens, at, locale, accented);
    if (amount) spans.push(withSigns(tokens, amount));
    at = amount ? (spans.at(-1) as NumberSpan).end : at + 1;
  }
  return spans;
}

const attachedScales: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  tr: 1e6,
  b: 1e9,
  bn: 1e9,
  ty: 1e9,
  ti: 1e9,
};

function digitsAt(tokens: readonly Token[], at: number, locale: Locale): NumberSpan | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const match = /^(\d+(?:[.,]\d+)*)(\D*)$/.exec(token.folded.replace('º', 'o').replace('ª', 'a'));
  if (!match) return undefined;
  const [, digits, ending] = match as unknown as [string, string, string];
  const value = parseDigits(digits, locale);
  if (value === undefined) return undefined;
  if (/^(st|nd|rd|th|o|a|er)$/.test(ending)) return { start: at, end: at + 1, value, ordinal: true };
  if (ending === 's') return undefined; // "the 1990s" is a time
  const attached = attachedScales[ending];
  if (ending && !attached) return undefined;
  const start = isMinus(tokens, at) ? at - 1 : at;
  const sign = start < at ? -1 : 1;
  const scaled = scalesAt(tokens, at + 1, locale);
  const total = value * (attached ?? 1) * scaled.factor;
  return {
    start,
    end: scaled.end,
    value: sign * round(total + scaled.half * (attached ?? 1) * scaled.factor),
    ...(scaled.unit ? { unit: scaled.unit } : attached ? { unit: scaleName(attached) } : {}),
  };
}

/** Digits with the separators of the locale; undefined where they make no number ("1.2.3"). */
function parseDigits(digits: string, locale: Locale): number | undefined {
  const separators = digits.match(/[.,]/g) ?? [];
  if (separators.length === 0) return Number(digits);
  const decimal = locale === 'en' ? '.' : ',';
  const [first] = separators;
  const mixed = separators.some((separator) => separator !== first);
  if (mixed) {
    // Both are there: the last one is the decimal mark, whatever the locale.
    const last = separators.at(-1) as string;
    if (separators.filter((separator) => separator === last).length > 1) return undefined;
    const [whole, fraction] = digits.split(last) as [string, string];
    return isGrouped(whole) ? Number(`${whole.replace(/[.,]/g, '')}.${fraction}`) : undefined;
  }
  if (separators.length > 1) return isGrouped(digits) ? Number(digits.replace(/[.,]/g, '')) : undefined;
  const [whole, fraction] = digits.split(/[.,]/) as [string, string];
  const grouped = fraction.length === 3 && whole.length <= 3 && whole !== '0';
  // "2,500" under a decimal comma is a thousand of the other habit: nobody ends a fraction with a zero.
  if (grouped && (first !== decimal || (locale !== 'en' && fraction.endsWith('0')))) {
    return Number(whole + fraction);
  }
  return Number(`${whole}.${fraction}`);
}

function isGrouped(digits: string): boolean {
  return /^\d{1,3}([.,]\d{3})*$/.test(digits);
}

function isMinus(tokens: readonly Token[], at: number): boolean {
  const [before, sign, digits] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!sign || !/^[-−]$/.test(sign.text) || sign.end !== digits?.start) return false;
  return !before || (before.end < sign.start && before.kind !== 'number');
}

interface Scaled {
  readonly end: number;
  readonly factor: number;
  /** 0.5 for "and a half", of the last scale. */
  readonly half: number;
  readonly unit?: string;
}

function scalesAt(tokens: readonly Token[], from: number, locale: Locale): Scaled {
  const words = numberWords[locale];
  let end = from;
  let factor = 1;
  let unit: string | undefined;
  for (; ; end += 1) {
    const scale = wordValue(words.scales, tokens[end], false);
    if (!scale || scale < 100) break;
    factor *= scale;
    unit = scaleName(scale);
  }
  const half = factor > 1 && words.andHalf.includes(tokens[end]?.folded ?? '') ? 0.5 : 0;
  return { end: half ? end + 1 : end, factor, half, ...(unit ? { unit } : {}) };
}

function scaleName(scale: number): string | undefined {
  return { 12: 'dozen', 100: 'hundred', 1e3: 'thousand', 1e6: 'million', 1e9: 'billion', 1e12: 'trillion' }[
    scale
  ];
}

function wordValue(
  table: ReadonlyMap<string, { value: number; spelled: string; loose: boolean }[]>,
  token: Token | undefined,
  accented: boolean,
): number | undefined {
  if (token?.kind !== 'word') return undefined;
  const text = token.text.normalize('NFC').toLowerCase();
  return table
    .get(token.folded)
    ?.find(({ spelled, loose }) =>
      hasAccents(text) && !loose ? spelled === text : loose || !accented || spelled === text,
    )?.value;
}

/** A cardinal or ordinal in words: units, tens, hundreds and scales added up as they are read. */
function wordsAt(
  tokens: readonly Token[],
  at: number,
  locale: Locale,
  accented: boolean,
): NumberSpan | undefined {
  const words = numberWords[locale];
  const ordinal = wordValue(words.ordinals, tokens[at], accented);
  if (ordinal !== undefined && words.isNumberHere(tokens, at, at + 1)) {
    return { start: at, end: at + 1, value: ordinal, ordinal: true };
  }
  let total = 0;
  let group = 0;
  let last = Number.POSITIVE_INFINITY;
  let end = at;
  let unit: string | undefined;
  let isOrdinal = false;
  for (let index = at; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (end > at && words.joiners.includes(token?.folded ?? '')) {
      const next = wordValue(words.inner, tokens[index + 1], false);
      if (wordValue(words.scales, tokens[index + 1], false) || (next !== undefined && next < last)) continue;
    }
    const scale = wordValue(words.scales, token, accented && index === at);
    if (scale !== undefined && (end > at || words.bareScales.has(token?.folded ?? ''))) {
      if (scale === 10 || scale === 100 || scale === 12) group = (group || 1) * scale;
      else {
        total += (group || 1) * scale;
        group = 0;
      }
      last = scale;
      unit = scaleName(scale) ?? unit;
    } else {
      const value = wordValue(end > at ? words.inner : words.units, token, accented && end === at);
      const closing =
        value === undefined && end > at ? wordValue(words.ordinals, token, accented) : undefined;
      const add = value ?? closing;
      if (
        add === undefined ||
        words.isYearWord(tokens, index) ||
        add >= last ||
        (last < 20 && last !== 10 && locale !== 'vi')
      )
        break;
      group += add;
      // "mười hai" is twelve; English and Spanish have words of their own up to fifteen and more.
      last = add < 10 ? 1 : add < 20 && locale !== 'vi' ? 2 : 10;
      isOrdinal = closing !== undefined;
    }
    end = index + 1;
    if (isOrdinal) break;
  }
  if (end === at || !words.isNumberHere(tokens, at, end)) return undefined;
  const half = unit && words.andHalf.includes(tokens[end]?.folded ?? '');
  const value = total + group + (half ? (total || group) / 2 : 0);
  return {
    start: at,
    end: half ? end + 1 : end,
    value,
    ...(isOrdinal ? { ordinal: true } : {}),
    ...(unit ? { unit } : {}),
    ...(end === at + 1 && words.weak.has(tokens[at]?.folded ?? '') ? { weak: true } : {}),
  };
}

const currencySigns: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₫': 'VND',
  '₹': 'INR',
  '₩': 'KRW',
};
const currencyWords: Record<string, string> = {
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  dolar: 'USD',
  dolares: 'USD',
  'do la': 'USD',
  'my kim': 'USD',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  gbp: 'GBP',
  pounds: 'GBP',
  libras: 'GBP',
  'bang anh': 'GBP',
  vnd: 'VND',
  dong: 'VND',
  d: 'VND',
  jpy: 'JPY',
  yen: 'JPY',
  mxn: 'MXN',
  pesos: 'MXN',
};

function withSigns(tokens: readonly Token[], span: NumberSpan): NumberSpan {
  if (span.ordinal) return span;
  const before = tokens[span.start - 1];
  const one = tokens[span.end]?.folded ?? '';
  const two = `${one} ${tokens[span.end + 1]?.folded ?? ''}`;
  if (one === '%' || one === 'percent' || one === 'pct')
    return { ...span, end: span.end + 1, isPercent: true };
  if (['phan tram', 'per cent', 'por ciento'].includes(two))
    return { ...span, end: span.end + 2, isPercent: true };
  const sign = before && (currencySigns[before.text] ?? (before.folded === 'usd' ? 'USD' : undefined));
  if (sign) return { ...span, start: span.start - 1, currency: sign };
  const after = currencySigns[tokens[span.end]?.text ?? ''] ?? currencyWords[one];
  if (after) return { ...span, end: span.end + 1, currency: after };
  const long = currencyWords[two];
  return long ? { ...span, end: span.end + 2, currency: long } : span;
}

// Decimal fractions times a scale leave dust: 1.1 * 1e6 is not 1100000 in a double.
function round(value: number): number {
  return Number(value.toPrecision(15));
}
