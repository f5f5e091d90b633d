// The words for numbers in each language, and the places where such a word is not a number.
import type { Locale } from '../../i18n/locale.ts';
import { fold, hasAccents, spelling } from './fold.ts';
import type { Token } from './tokens.ts';

export type WordValues = ReadonlyMap<string, { value: number; spelled: string; loose: boolean }[]>;

export interface NumberWords {
  /** Words a number may begin with. */
  readonly units: WordValues;
  /** Words that may follow inside a number. */
  readonly inner: WordValues;
  readonly scales: WordValues;
  readonly ordinals: WordValues;
  /** Scales that are a number on their own: "mil", "a hundred". */
  readonly bareScales: ReadonlySet<string>;
  /** Words between the parts: "two hundred and five". */
  readonly joiners: readonly string[];
  readonly andHalf: readonly string[];
  readonly weak: ReadonlySet<string>;
  isNumberHere(tokens: readonly Token[], start: number, end: number): boolean;
  /** Vietnamese "năm" is five and year; before a number in digits, or after "mỗi", it is year. */
  isYearWord(tokens: readonly Token[], at: number): boolean;
}

/** `loose`: the accent may be left out even in a question typed with accents. */
function values(table: Record<string, number>, loose: boolean): WordValues {
  const result = new Map<string, { value: number; spelled: string; loose: boolean }[]>();
  for (const [spelled, value] of Object.entries(table)) {
    const key = fold(spelled);
    result.set(key, [...(result.get(key) ?? []), { value, spelled, loose: loose || !hasAccents(spelled) }]);
  }
  // A word without accents of its own still must not match one that is written with them.
  for (const list of result.values()) for (const entry of list) if (!loose) entry.loose = false;
  return result;
}

const enUnits = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const english: NumberWords = {
  units: values({ ...enUnits, half: 0.5, couple: 2 }, true),
  inner: values(enUnits, true),
  scales: values(
    {
      dozen: 12,
      dozens: 12,
      hundred: 100,
      thousand: 1e3,
      million: 1e6,
      millions: 1e6,
      billion: 1e9,
      trillion: 1e12,
    },
    true,
  ),
  ordinals: values(
    {
      first: 1,
      second: 2,
      third: 3,
      fourth: 4,
      fifth: 5,
      sixth: 6,
      seventh: 7,
      eighth: 8,
      ninth: 9,
      tenth: 10,
      eleventh: 11,
      twelfth: 12,
      thirteenth: 13,
      fifteenth: 15,
      twentieth: 20,
      thirtieth: 30,
    },
    true,
  ),
  bareScales: new Set(['dozen', 'hundred', 'thousand', 'million', 'billion']),
  joiners: ['and', 'a'],
  andHalf: [],
  weak: new Set(['one', 'half', 'couple', 'second']),
  isNumberHere(tokens, start, end) {
    const word = tokens[start]?.folded;
    const before = tokens[start - 1]?.folded ?? '';
    const after = tokens[end]?.folded ?? '';
    if (end - start > 1) return true;
    if (word === 'one') {
      return (
        !/^(which|this|that|each|every|any|no|another|other|the|last|first|next)$/.test(before) &&
        after !== 'of'
      );
    }
    if (word === 'half') return after === 'a' || after === 'of';
    if (word === 'couple') return before === 'a' || before === 'last' || before === 'past';
    // "per second", "60 seconds", "a second"
    if (word === 'second')
      return !/^(per|a|each|every)$/.test(before) && tokens[start - 1]?.kind !== 'number';
    return true;
  },
  isYearWord: () => false,
};

const viDigits = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};

const vietnamese: NumberWords = {
  units: values({ ...viDigits, năm: 5, nửa: 0.5, không: 0 }, false),
  inner: values({ ...viDigits, mốt: 1, tư: 4, năm: 5, lăm: 5, nhăm: 5 }, false),
  scales: values(
    { mươi: 10, chục: 10, trăm: 100, nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tr: 1e6, tỷ: 1e9, tỉ: 1e9 },
    false,
  ),
  ordinals: values({ nhất: 1, nhì: 2 }, false),
  bareScales: new Set(),
  joiners: ['le', 'linh'],
  andHalf: ['ruoi'],
  weak: new Set(['mot', 'khong', 'nua']),
  isNumberHere(tokens, start, end) {
    const word = tokens[start]?.folded ?? '';
    const before = tokens[start - 1]?.folded ?? '';
    // "thứ nhất", "hạng nhì": alone, "nhất" makes a superlative.
    // "hạng nhất" is a rank, "đơn hàng nhất" is not.
    const rank = spelling(tokens[start - 1]?.text ?? '') === spelling('hạng');
    if (word === 'nhat' || word === 'nhi') return before === 'thu' || rank;
    if (end - start > 1) return true;
    // "năm" is also year and "không" is also not: a number only after a word that wants one.
    if (word === 'nam') return /^(top|it|nhat|hon|tren|duoi|dung|den|thu|khoang|gap|chi)$/.test(before);
    if (word === 'khong' || word === 'nua') return /^(bang|la)$/.test(before);
    const bare = !hasAccents(tokens[start]?.text ?? '');
    return !bare || !/^(sau|bay)$/.test(word) || /^(top|nhat|hon|tren|duoi|dung|thu)$/.test(before);
  },
  isYearWord: (tokens, at) =>
    tokens[at]?.folded === 'nam' &&
    (tokens[at + 1]?.kind === 'number' || /^(nay|ngoai|truoc|qua|sau)$/.test(tokens[at + 1]?.folded ?? '')),
};

const esUnits = {
  cero: 0,
  uno: 1,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciséis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  veinte: 20,
  veintiuno: 21,
  veintiún: 21,
  veintidós: 22,
  veintitrés: 23,
  veinticuatro: 24,
  veinticinco: 25,
  veintiséis: 26,
  veintisiete: 27,
  veintiocho: 28,
  veintinueve: 29,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  doscientos: 200,
  doscientas: 200,
  trescientos: 300,
  trescientas: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
};

const spanish: NumberWords = {
  units: values({ ...esUnits, cien: 100, ciento: 100, medio: 0.5 }, true),
  inner: values({ ...esUnits, cien: 100, ciento: 100 }, true),
  scales: values({ docena: 12, docenas: 12, mil: 1e3, miles: 1e3, millón: 1e6, millones: 1e6 }, true),
  ordinals: values(
    {
      primero: 1,
      primera: 1,
      primer: 1,
      segundo: 2,
      segunda: 2,
      tercero: 3,
      tercera: 3,
      tercer: 3,
      cuarto: 4,
      cuarta: 4,
      quinto: 5,
      quinta: 5,
      sexto: 6,
      séptimo: 7,
      octavo: 8,
      noveno: 9,
      décimo: 10,
    },
    true,
  ),
  bareScales: new Set(['mil', 'docena']),
  joiners: ['y', 'de'],
  andHalf: [],
  weak: new Set(['uno', 'una', 'un', 'medio']),
  isNumberHere(tokens, start, end) {
    const word = tokens[start]?.folded ?? '';
    const before = tokens[start - 1]?.folded ?? '';
    if (end - start > 1) return true;
    // "un" and "una" are the article unless a word before wants a number.
    if (/^un[oa]?$/.test(word))
      return before === 'de'
        ? /^(mas|menos|cerca|alrededor)$/.test(tokens[start - 2]?.folded ?? '')
        : /^(menos|que|solo|exactamente|igual|a|top)$/.test(before);
    if (word === 'medio') return tokens[end]?.folded === 'millon';
    return true;
  },
  isYearWord: () => false,
};

export const numberWords: Record<Locale, NumberWords> = { en: english, vi: vietnamese, es: spanish };
