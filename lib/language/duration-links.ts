// "Average delivery time", "how long does it take to close a ticket": the days from the day a record came to be
// to the day of a deed, where the source keeps both. An average of the dates themselves would say nothing.
import type { Field } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { TimeUnit } from '../pipeline/plan.ts';
import { type DeedName, endsOf } from './elapsed-ends.ts';
import { fold } from './locale/fold.ts';
import { lineOf, placeOf } from './locale/line.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

interface Deed {
  readonly name: DeedName;
  /** Alternatives for one word of a phrase: what is done, and what it is called. */
  readonly verbs: Readonly<Record<Locale, string>>;
  readonly nouns: Readonly<Record<Locale, string>>;
}

const deeds: readonly Deed[] = [
  {
    name: 'deliver',
    verbs: { en: 'deliver|be_delivered|get_delivered', vi: 'giao', es: 'entregar' },
    nouns: { en: 'delivery', vi: 'giao', es: 'entrega' },
  },
  {
    name: 'ship',
    verbs: { en: 'ship|dispatch|send|fulfil|fulfill', vi: 'gửi|ship', es: 'enviar|despachar' },
    nouns: { en: 'shipping|shipment|dispatch|fulfilment|fulfillment', vi: 'gửi', es: 'envío|despacho' },
  },
  {
    name: 'close',
    verbs: { en: 'close|resolve|solve', vi: 'đóng|giải_quyết|xử_lý', es: 'cerrar|resolver' },
    nouns: { en: 'resolution|closing|handling', vi: 'giải_quyết|xử_lý', es: 'resolución|cierre' },
  },
  {
    name: 'respond',
    verbs: { en: 'respond_to|answer|reply_to', vi: 'trả_lời|phản_hồi', es: 'responder|contestar' },
    nouns: { en: 'response|reply', vi: 'phản_hồi', es: 'respuesta' },
  },
  {
    name: 'pay',
    verbs: { en: 'pay|settle|get_paid|be_paid', vi: 'thanh_toán|trả', es: 'pagar|cobrar' },
    nouns: { en: 'payment|settlement', vi: 'thanh_toán', es: 'pago|cobro' },
  },
  {
    name: 'complete',
    verbs: { en: 'complete|finish', vi: 'hoàn_thành', es: 'completar|terminar' },
    nouns: { en: 'completion|turnaround', vi: 'hoàn_thành', es: 'finalización' },
  },
];

/** What is said in no pattern: ages, years of service, nights. */
const meanTimes: readonly (readonly [DeedName, TimeUnit, Readonly<Record<Locale, string>>])[] = [
  [
    'age',
    'year',
    {
      en: '(the) average|mean|avg age, how old on average',
      vi: '(độ) tuổi trung bình, tuổi bình quân',
      es: '(la) edad media|promedio, (el) promedio de edad',
    },
  ],
  [
    'tenure',
    'year',
    {
      en: '(the) average|mean|avg tenure|seniority, (the) average|mean|avg length|years of service',
      vi: 'thâm niên trung bình|bình_quân, (số) năm làm việc trung bình',
      es: '(la) antigüedad media|promedio',
    },
  ],
  [
    'stay',
    'day',
    {
      en: '(the) average|mean|avg (length|duration) (of) (a|the) stay|stays, (the) average|mean|avg stay|booking|reservation|rental length|duration, (the) average|mean|avg (number) (of) nights',
      vi: '(thời gian) lưu trú trung bình, (số) đêm trung bình',
      es: '(la) estancia media|promedio, (la) duración media|promedio de (la|las) estancia|estancias|reserva|reservas|alquiler|alquileres, (el) (número) (de) noches medio|medias|promedio',
    },
  ],
];

const phrasesOf: Readonly<Record<Locale, (deed: Deed) => string>> = {
  en: ({ verbs: { en: verb }, nouns: { en: noun } }) =>
    `(the) average|mean|avg (first) ${noun} time|times|delay|duration, (the) average|mean|avg (number) (of) time|days (it) (takes) (for us) to ${verb}, (on average) how long does|did|do it|we take (us) (on average) to ${verb}, how many days does|did|do it|we take (us) (on average) to ${verb}, (the) (average) time|days (it) takes (us) to ${verb}, (the) average days to ${verb}, (on average) how long does|do|did (the) (average) ${noun} take (us) (on average), (on average) how many days does|do|did (the) (average) ${noun} take (us) (on average)`,
  vi: ({ verbs: { vi: verb }, nouns: { vi: noun } }) =>
    `thời gian ${noun} (đầu_tiên) (hàng|đơn_hàng|phiếu|vé|yêu_cầu) trung bình, thời gian ${noun} trung bình (đầu_tiên), thời gian trung bình (để) ${noun} (hàng), (trung bình) (thời gian) mất bao lâu để|mới ${verb} (hàng), (trung bình) mất bao nhiêu ngày để|mới ${verb} (hàng), (trung bình) bao lâu thì ${verb} (hàng), (việc) ${noun} (hàng) (trung bình) mất bao lâu|nhiêu_ngày (trung bình)`,
  es: ({ verbs: { es: verb }, nouns: { es: noun } }) =>
    `(el) tiempo medio|promedio de|para (la) (primera) ${noun}, (el) tiempo de (la) (primera) ${noun} medio|promedio, (el) tiempo medio|promedio de|para|en ${verb}, cuánto (tiempo) (se) tardamos|tarda|tardan|demoramos|demora|toma (de_media|en_promedio) en|para ${verb}, cuántos días (se) tardamos|tarda|tardan|toma (de_media|en_promedio) en|para ${verb}, cuánto|cuántos_días tarda|demora|dura|toma (de_media|en_promedio) el|la|un|una ${noun} (de_media|en_promedio)`,
};

interface Asked {
  readonly deed: DeedName;
  readonly unit: TimeUnit;
  readonly as: string;
}

const books = new Map<Locale, PhraseBook<Asked>>();

function bookOf(locale: Locale): PhraseBook<Asked> {
  let book = books.get(locale);
  if (!book) {
    const write = phrasesOf[locale];
    book = phraseBook<Asked>(
      [
        ...deeds.map((deed) => [write(deed), { deed: deed.name, unit: 'day', as: 'average_days' }] as const),
        ...meanTimes.map(
          ([deed, unit, phrases]) => [phrases[locale], { deed, unit, as: `average_${deed}` }] as const,
        ),
      ],
      locale,
    );
    books.set(locale, book);
  }
  return book;
}

/** "from order to delivery": between what begins and the deed; as a phrase book it would be ten thousands of phrases. */
const fromTo: Readonly<Record<Locale, (noun: string) => string>> = {
  en: (noun) =>
    `(?:the )?(?:average|mean|avg) (?:number of )?(?:time|days)(?: elapsed| taken)? (?:from|between) (?:the )?(?:order|ordering|opening|creation|request|invoice) (?:to|and) (?:the )?(?:first )?(?:${noun})`,
  vi: (noun) =>
    `(?:so )?(?:ngay|thoi gian) trung binh tu (?:khi |luc )?(?:dat hang|dat|mo|tao) (?:den|toi) (?:khi |luc )?(?:${noun})(?: hang)?`,
  es: (noun) =>
    `(?:el )?(?:tiempo|dias) (?:medios?|promedio) (?:de|desde|entre) (?:(?:el|la) )?(?:pedido|apertura|creacion|factura) (?:a|y|hasta) (?:(?:el|la) )?(?:${noun})`,
};

interface Between {
  readonly whole: RegExp;
  readonly deed: DeedName;
}

const betweens = new Map<Locale, readonly Between[]>();

function betweensOf(locale: Locale): readonly Between[] {
  const kept = betweens.get(locale);
  if (kept) return kept;
  const made = deeds.map(({ name, nouns }) => {
    const noun = fold(nouns[locale]).replaceAll('_', ' ');
    return { whole: new RegExp(` ${fromTo[locale](noun)}(?= )`, 'g'), deed: name };
  });
  betweens.set(locale, made);
  return made;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly meaning: Asked;
}

function stretchesBetween(tokens: readonly Token[], locale: Locale): Stretch[] {
  const line = lineOf(tokens, locale);
  return betweensOf(locale).flatMap(({ whole, deed }) =>
    [...line.text.matchAll(whole)].map((match) => ({
      ...placeOf(line, match.index, match[0]),
      meaning: { deed, unit: 'day' as const, as: 'average_days' },
    })),
  );
}

/** The stretches that ask how long something takes on average, for every model that keeps both ends of it. */
export function durationMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const languages = locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const);
  return languages.flatMap((language) =>
    [...bookOf(language).all(tokens), ...stretchesBetween(tokens, language)].flatMap(
      ({ start, end, meaning }) =>
        endsOf(meaning.deed, index).map(({ model, from, to }): ValueMatch => {
          const unit = unitOf(meaning, from, to);
          const expr = {
            difference: unit,
            from: { path: from.name },
            to: to === 'now' ? to : { path: to.name },
          };
          const measure = {
            fn: 'avg' as const,
            expr,
            as: unit === meaning.unit ? meaning.as : `average_${unit}s`,
          };
          return { start, end, candidate: { target: { kind: 'measure', model, measure }, score: 0.97 } };
        }),
    ),
  );
}

/** An answer comes within hours, a meal within minutes: the average of whole days would be next to nothing. */
function unitOf({ deed, unit }: Asked, from: Field, to: Field | 'now'): TimeUnit {
  if (to === 'now' || !isMoment(from) || !isMoment(to)) return unit;
  if (deed === 'respond') return 'hour';
  return [from, to].every(({ label }) => timeOfDay.test(label)) ? 'minute' : unit;
}

const timeOfDay = /\b(time|thoi gian|gio|luc|hora)\b/;

function isMoment({ type }: Field): boolean {
  return type === 'timestamp' || type === 'timestamptz';
}
