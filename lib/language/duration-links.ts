// "Average delivery time", "how long does it take to close a ticket": the days from the day a record came to be
// to the day of a deed, where the source keeps both. An average of the dates themselves would say nothing.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { mainDate } from './assemble/frame.ts';
import { type PhraseBook, phraseBook } from './locale/phrase-book.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

interface Deed {
  /** Labels of the column that holds its day, likeliest first. */
  readonly columns: readonly RegExp[];
  /** Alternatives for one word of a phrase: what is done, and what it is called. */
  readonly verbs: Readonly<Record<Locale, string>>;
  readonly nouns: Readonly<Record<Locale, string>>;
}

const deeds: readonly Deed[] = [
  {
    columns: [/^deliver/, /^(ship|dispatch|sent)/],
    verbs: { en: 'deliver', vi: 'giao', es: 'entregar' },
    nouns: { en: 'delivery', vi: 'giao', es: 'entrega' },
  },
  {
    columns: [/^(ship|dispatch|sent)/, /^deliver/],
    verbs: { en: 'ship|dispatch|send|fulfil|fulfill', vi: 'gửi|ship', es: 'enviar|despachar' },
    nouns: { en: 'shipping|shipment|dispatch|fulfilment|fulfillment', vi: 'gửi', es: 'envío|despacho' },
  },
  {
    columns: [/^(closed|resolved|solved)\b/, /^(completed|finished)\b/],
    verbs: { en: 'close|resolve|solve', vi: 'đóng|giải_quyết|xử_lý', es: 'cerrar|resolver' },
    nouns: { en: 'resolution|closing|handling', vi: 'giải_quyết|xử_lý', es: 'resolución|cierre' },
  },
  {
    columns: [/^(first )?(response|responded|reply|replied|answer|answered)\b/],
    verbs: { en: 'respond_to|answer|reply_to', vi: 'trả_lời|phản_hồi', es: 'responder|contestar' },
    nouns: { en: 'response|reply', vi: 'phản_hồi', es: 'respuesta' },
  },
  {
    columns: [/^(completed|finished|done)\b/],
    verbs: { en: 'complete|finish', vi: 'hoàn_thành', es: 'completar|terminar' },
    nouns: { en: 'completion|turnaround', vi: 'hoàn_thành', es: 'finalización' },
  },
];

const phrasesOf: Readonly<Record<Locale, (deed: Deed) => string>> = {
  en: ({ verbs: { en: verb }, nouns: { en: noun } }) =>
    `(the) average|mean|avg (first) ${noun} time|times|delay|duration, (the) average|mean|avg (number) (of) time|days (it) (takes) (for us) to ${verb}, (on average) how long does|did|do it|we take (us) (on average) to ${verb}, how many days does|did|do it|we take (us) (on average) to ${verb}, (the) (average) time|days (it) takes (us) to ${verb}, (the) average days to ${verb}, (on average) how long does|do|did (the) (average) ${noun} take (us) (on average), (on average) how many days does|do|did (the) (average) ${noun} take (us) (on average)`,
  vi: ({ verbs: { vi: verb }, nouns: { vi: noun } }) =>
    `thời gian ${noun} (hàng|đơn_hàng|phiếu|vé|yêu_cầu) trung bình, thời gian trung bình (để) ${noun} (hàng), (trung bình) (thời gian) mất bao lâu để|mới ${verb} (hàng), (trung bình) mất bao nhiêu ngày để|mới ${verb} (hàng), (trung bình) bao lâu thì ${verb} (hàng), (việc) ${noun} (hàng) (trung bình) mất bao lâu|nhiêu_ngày (trung bình)`,
  es: ({ verbs: { es: verb }, nouns: { es: noun } }) =>
    `(el) tiempo medio|promedio de|para (la) (primera) ${noun}, (el) tiempo de (la) (primera) ${noun} medio|promedio, (el) tiempo medio|promedio de|para|en ${verb}, cuánto (tiempo) (se) tardamos|tarda|tardan|demoramos|demora|toma (de_media|en_promedio) en|para ${verb}, cuántos días (se) tardamos|tarda|tardan|toma (de_media|en_promedio) en|para ${verb}, cuánto|cuántos_días tarda|demora|dura|toma (de_media|en_promedio) el|la|un|una ${noun} (de_media|en_promedio)`,
};

const books = new Map<Locale, PhraseBook<Deed>>();

function bookOf(locale: Locale): PhraseBook<Deed> {
  let book = books.get(locale);
  if (!book) {
    const write = phrasesOf[locale];
    book = phraseBook(
      deeds.map((deed) => [write(deed), deed] as const),
      locale,
    );
    books.set(locale, book);
  }
  return book;
}

/** The stretches that ask how long something takes on average, for every model that keeps both ends of it. */
export function durationMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const languages = locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const);
  return languages.flatMap((language) =>
    bookOf(language)
      .all(tokens)
      .flatMap(({ start, end, meaning }) =>
        endsOf(meaning, index).map(({ model, from, to }): ValueMatch => {
          const expr = { difference: 'day' as const, from: { path: from.name }, to: { path: to.name } };
          const measure = { fn: 'avg' as const, expr, as: 'average_days' };
          return { start, end, candidate: { target: { kind: 'measure', model, measure }, score: 0.97 } };
        }),
      ),
  );
}

function endsOf(deed: Deed, index: SchemaIndex): { model: Model; from: Field; to: Field }[] {
  for (const column of deed.columns) {
    const found = index.manifest.manifest.models.flatMap((model) => {
      const to = model.isView
        ? undefined
        : model.fields.find((field) => isDay(field) && column.test(senseOf(field)));
      const from = to && mainDate(model);
      return to && from && from !== to && isDay(from) ? [{ model, from, to }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function isDay(field: Field): boolean {
  return /^(date|timestamp|timestamptz)$/.test(field.type);
}
