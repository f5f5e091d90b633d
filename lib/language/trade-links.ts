// What shops and stores say in a word and keep in columns: "low on stock" is a stock at or below its minimum, and
// "repeat customers" are those with two sales or more.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition } from '../pipeline/plan.ts';
import { isParty } from './assemble/party-of.ts';
import { earningsOf } from './earnings.ts';
import { fold } from './locale/fold.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isKey, isNumeric } from './reader/nodes.ts';
import { reorderLabel, stockField } from './reader/read-idioms.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

type Meaning = (model: Model, index: SchemaIndex) => Condition | undefined;

const restock = 'restock|reorder|replenish|re order';

const phrases: Readonly<Record<Locale, readonly (readonly [string, Meaning])[]>> = {
  en: [
    [
      `(?:(?:that|which|we) )*(?:(?:are |is )?(?:running )?low (?:on|in) stock|low stock|running (?:low|out)|understocked|(?:needs?|needing|ha(?:s|ve)) to be (?:restocked|reordered|replenished)|(?:needs?|needing) (?:restocking|reordering|replenishing|replenishment)|(?:need|should|must|have)(?: to)? (?:${restock})|to (?:${restock})|below (?:the |their |its )?minimum(?: stock| level| quantity)?)`,
      lowStock,
    ],
    [
      '(?:repeat|returning)(?= (?:customer|client|buyer|guest|shopper|patient|donor|visitor|member|user)s? )',
      severalSales,
    ],
    [
      '(?:(?:one|#1) time|onetime|single purchase)(?= (?:customer|client|buyer|guest|shopper|donor)s? )',
      oneSale,
    ],
  ],
  vi: [
    [
      '(?:can|phai) (?:nhap|dat|bo sung)(?: them)?(?: hang)?|sap het(?: hang)?|duoi (?:muc |ton kho )?(?:toi thieu|an toan)|ton kho thap',
      lowStock,
    ],
    ['(?:quay lai|mua (?:hang )?lai|mua nhieu lan)', severalSales],
    ['(?:chi )?mua (?:hang )?(?:mot|#1) lan', oneSale],
  ],
  es: [
    [
      '(?:que )?(?:hay que|debemos|tenemos que|necesit(?:a|an|amos)|por|para) (?:reponer|reponerse|reabastecer)|(?:por )?debajo (?:del|de su|de la) (?:stock |existencia |cantidad |nivel )?minim[oa]|bajo (?:el |su )?minimo|con (?:poco stock|pocas existencias|stock bajo)|que se estan agotando',
      lowStock,
    ],
    ['(?:recurrentes|habituales|que repiten|que han repetido)', severalSales],
    [
      '(?:que )?(?:solo )?(?:compraron|compro|han? comprado) (?:solo )?(?:una|#1) (?:sola )?vez|de (?:una|#1) sola compra',
      oneSale,
    ],
  ],
};

/** The stretches that say so, for every model that keeps what they speak of. */
export function tradeMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
  return (locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const)).flatMap((language) =>
    phrases[language].flatMap(([pattern, meaning]) => {
      const said = saidIn(line, pattern);
      if (said.length === 0) return [];
      const told = models.flatMap((model) => {
        const condition = meaning(model, index);
        return condition ? [{ kind: 'condition' as const, model, condition }] : [];
      });
      return said.flatMap((match) => {
        const place = placeOf(line, match.index, match[0]);
        return told.map((target): ValueMatch => ({ ...place, candidate: { target, score: 0.95 } }));
      });
    }),
  );
}

function lowStock(model: Model): Condition | undefined {
  const left = stockField(model);
  const level = model.fields.find((field) => isNumeric(field) && !isKey({ model, field }) && isLeast(field));
  return left && level ? { path: left.name, op: 'lte', field: level.name } : undefined;
}

function isLeast(field: Field): boolean {
  return reorderLabel.test(senseOf(field)) || /\b(minim[oa]|toi thieu)\b/.test(fold(field.label));
}

function severalSales(model: Model, index: SchemaIndex): Condition | undefined {
  const exists = salesOf(model, index);
  return exists === undefined ? undefined : { exists, count: { op: 'gte', value: 2 } };
}

function oneSale(model: Model, index: SchemaIndex): Condition | undefined {
  const exists = salesOf(model, index);
  return exists === undefined ? undefined : { exists, count: { op: 'eq', value: 1 } };
}

/** The relation from a party to its sales, or to the only thing with a day that it has several of. */
function salesOf(model: Model, index: SchemaIndex): string | undefined {
  if (!isParty(model)) return undefined;
  const many = model.relations.filter(({ kind }) => kind === 'many');
  const sales = new Set(earningsOf(index).map(({ model: sale }) => sale.name));
  const [sale] = many.filter(({ to }) => sales.has(to));
  if (sale) return sale.name;
  const events = many.filter(({ to }) =>
    index.manifest.model(to)?.fields.some(({ type }) => /^(date|timestamp|timestamptz)$/.test(type)),
  );
  return events.length === 1 ? events[0]?.name : undefined;
}
