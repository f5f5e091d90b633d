// What is in stock is worth its quantity times what one of it costs, or is sold for; and what one of a thing earns is its
// price less its cost, where no sales are kept that would tell more.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Expression, Measure } from '../pipeline/plan.ts';
import { earningsOf } from './earnings.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import type { ValueMatch } from './value-links.ts';

const stockValue: Readonly<Record<Locale, string>> = {
  en: '(?:the )?(?:total )?(?:inventory|stock) (?:value|worth|valuation)|(?:the )?(?:total )?(?:value|worth) of (?:the |our |all )?(?:inventory|stock)|how much is (?:the |our )?(?:inventory|stock) worth',
  vi: '(?:tong )?gia tri (?:hang )?ton kho|(?:tong )?gia tri kho(?: hang)?',
  es: '(?:el )?valor (?:total )?(?:del |de los |de las )?(?:inventarios?|stock|existencias)|(?:el )?inventario valorizado',
};

const margin: Readonly<Record<Locale, string>> = {
  en: '(?:the )?(?:unit |gross |profit )?(?:margins?|profits?|markups?)',
  vi: '(?:bien )?loi nhuan(?: gop)?|tien lai',
  es: '(?:el |la |los |las )?(?:margen|margenes|ganancias?|utilidad(?:es)?)(?: unitari[oa]s?| brut[oa]s?)?',
};

/** The stretches that say so, for every model that keeps what they speak of. */
export function worthMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
  const languages = locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const);
  return languages.flatMap((language) => {
    const places = (pattern: string) =>
      saidIn(line, pattern).map((match) => placeOf(line, match.index, match[0]));
    return [
      ...places(stockValue[language]).flatMap((place) =>
        models.flatMap((model): ValueMatch[] => {
          const measure = stockWorth(model, index);
          return measure
            ? [{ ...place, candidate: { target: { kind: 'measure', model, measure }, score: 0.95 } }]
            : [];
        }),
      ),
      ...places(margin[language]).flatMap((place) =>
        models.flatMap((model): ValueMatch[] => {
          // Where sales are kept, it is what was earned on them, or nothing is known of it.
          const expression = earningsOf(index).length > 0 ? undefined : earnedOnOne(model);
          return expression
            ? [{ ...place, candidate: { target: { kind: 'expression', model, expression }, score: 0.93 } }]
            : [];
        }),
      ),
    ];
  });
}

const inStock =
  /\b(in stock|on hand|stock|stock (?:quantity|level)|quantity in stock|(?:quantity|qty) on hand|existencias?|ton kho)$/;
const anyQuantity = /^(quantity|qty|units|available|cantidad|so luong)$/;
const cost = /\b(?:unit |standard |average )?cost(?: price)?$|^(?:buy|buying|purchase|wholesale) price$/;
const price = /\b(?:unit |sale |sell |selling |list |retail )?price$|^msrp$/;

function stockWorth(model: Model, index: SchemaIndex): Measure | undefined {
  const isStock = /\b(stock|inventory|existencias|inventario|ton kho)\b/.test(senseOf(model));
  const quantity = numberOf(model, inStock) ?? (isStock ? numberOf(model, anyQuantity) : undefined);
  if (!quantity || cost.test(senseOf(quantity)) || price.test(senseOf(quantity))) return undefined;
  const perOne = (label: RegExp): string | undefined => {
    const own = numberOf(model, label);
    if (own) return own.name;
    for (const { kind, name, to } of model.relations) {
      const other = kind === 'one' ? index.manifest.model(to) : undefined;
      const field = other && numberOf(other, label);
      if (field) return `${name}.${field.name}`;
    }
    return undefined;
  };
  const each = perOne(cost) ?? perOne(price);
  if (each === undefined) return undefined;
  const expr: Expression = { op: 'multiply', args: [{ path: quantity.name }, { path: each }] };
  return { fn: 'sum', expr, as: 'stock_value' };
}

function earnedOnOne(model: Model): Expression | undefined {
  const [spent, asked] = [numberOf(model, cost), numberOf(model, price)];
  if (!spent || !asked || spent === asked) return undefined;
  return { op: 'subtract', args: [{ path: asked.name }, { path: spent.name }] };
}

function numberOf(model: Model, label: RegExp): Field | undefined {
  return model.fields.find(
    (field) => isNumeric(field) && !isKey({ model, field }) && label.test(senseOf(field)),
  );
}
