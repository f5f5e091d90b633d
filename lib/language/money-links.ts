// What is still owed, where what was charged and what was paid of it are columns of one row: "outstanding balance per
// customer", "monto por cobrar", "công nợ". And what was spent on something that a table keeps the costs of: "how much
// did we spend on maintenance", "gasto en combustible".
import type { Field, Model } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Condition, Measure } from '../pipeline/plan.ts';
import type { Target } from './links.ts';
import { fold } from './locale/fold.ts';
import { lineOf, placeOf, saidIn } from './locale/line.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import { isDate, isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';
import { spellOut, stemOf } from './schema-words.ts';
import type { ValueMatch } from './value-links.ts';
import { notCalledOff } from './waiting-links.ts';

const owed: Readonly<Record<Locale, string>> = {
  en: '(?:total )?(?:(?:outstanding|unpaid|remaining|open)(?: balances?| amounts?| debts?)|balances? (?:due|owed|outstanding)|amounts? (?:due|owed|outstanding)|accounts? receivables?|receivables?|debts?)',
  vi: '(?:tong )?(?:cong no|du no|no phai thu|phai thu|(?:so tien )?con no|(?:so tien )?con phai thu|so tien chua (?:tra|thanh toan))',
  es: '(?:(?:saldos?|montos?|importes?|deudas?|total) )?(?:pendientes? de (?:pago|cobro)|por cobrar|adeudad[oa]s?)|(?:saldos?|montos?|importes?) pendientes?|cuentas por cobrar|deudas?',
};

/** Said of rows: those of which something is owed. */
const owing: Readonly<Record<Locale, string>> = {
  en: '(?:with|that have|which have|having) (?:an? )?(?:outstanding|unpaid|remaining|open) (?:balances?|amounts?|debts?)|(?:that |which )?(?:are )?(?:only )?(?:partially|partly) paid|(?:that |which )?(?:are )?not fully paid',
  vi: 'con no|chua (?:tra|thanh toan) (?:het|du)|co cong no',
  es: 'con (?:saldos?|deudas?|montos?|importes?)(?: pendientes?)?|(?:que )?(?:no estan|sin) pagad[oa]s? (?:del todo|completamente)|pagad[oa]s? parcialmente',
};

const spent: Readonly<Record<Locale, string>> = {
  en: '(?:how much (?:money )?(?:did|do|does|have|has|was|is|are|were) (?:we |they |it |the company |you |been )?(?:spent|spend|paid|pay)|(?:the )?(?:total )?(?:spend|spending|spent|expenses?|expenditures?|costs?)) (?:on|for)',
  vi: '(?:da )?(?:chi bao nhieu(?: tien)?|chi tieu|chi phi|tien chi|tong chi(?: phi)?) (?:cho|ve)',
  es: '(?:cuanto (?:dinero )?(?:gastamos|se gasto|hemos gastado|se ha gastado|gastaron|gasta|se gasta|pagamos)|(?:el )?(?:total )?(?:gastos?|gastado|costos?|costes?)(?: total(?:es)?)?) (?:en|por)',
};

/** The stretches that say so, for every model that keeps what they speak of. */
export function moneyMatches(tokens: readonly Token[], locale: Locale, index: SchemaIndex): ValueMatch[] {
  const line = lineOf(tokens, locale);
  const models = index.manifest.manifest.models.filter(({ isView }) => !isView);
  const languages = locale === 'en' ? (['en'] as const) : ([locale, 'en'] as const);
  return languages.flatMap((language) => {
    const at = (pattern: string) =>
      saidIn(line, pattern).map((match) => placeOf(line, match.index, match[0]));
    const found = (
      places: readonly { start: number; end: number }[],
      tell: (model: Model) => Target | undefined,
    ) =>
      places.flatMap((place) =>
        models.flatMap((model): ValueMatch[] => {
          const target = tell(model);
          return target ? [{ ...place, candidate: { target, score: 0.95 } }] : [];
        }),
      );
    return [
      ...found(at(owed[language]), (model) => balanceOf(model)?.measure),
      ...found(at(owing[language]), (model) => balanceOf(model)?.condition),
      ...at(spent[language]).flatMap(({ start, end }) => spentOn(tokens, start, end, models)),
    ];
  });
}

const charged =
  /^(?:(?:grand |net )?total|(?:total |invoice |invoiced |billed |net |gross )?amount(?: total| due| billed)?|total (?:price|charge|fee)s?|fee|tuition|charge|invoice total)$/;
const paid = /\b(paid|payment|collected|received)$/;
const kept = /\b(balance|outstanding|remaining|owed|debt|due amount|amount due|receivable)\b/;

function balanceOf(model: Model): { measure: Target; condition: Target } | undefined {
  const amounts = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
  // A column that keeps what is owed is found by its name.
  if (amounts.some((field) => kept.test(senseOf(field)))) return undefined;
  const settled = amounts.find(
    (field) => paid.test(senseOf(field)) || /\bpagad[oa]$/.test(fold(field.label)),
  );
  const total = amounts.find((field) => field !== settled && charged.test(senseOf(field)));
  if (!settled || !total) return undefined;
  const off = notCalledOff(model);
  const some: Condition = {
    or: [
      { path: settled.name, op: 'isNull' },
      { path: settled.name, op: 'lt', field: total.name },
    ],
  };
  const where: Condition = { and: [some, ...off] };
  const measure: Measure = {
    fn: 'sum',
    expr: {
      op: 'subtract',
      args: [{ path: total.name }, { fn: 'coalesce', args: [{ path: settled.name }, { value: 0 }] }],
    },
    ...(off.length > 0 && { where: off.length === 1 ? (off[0] as Condition) : { and: off } }),
    as: 'outstanding',
  };
  return {
    measure: { kind: 'measure', model, measure },
    condition: { kind: 'condition', model, condition: where },
  };
}

/** The phrase together with the name of the table whose costs are meant. */
function spentOn(
  tokens: readonly Token[],
  start: number,
  end: number,
  models: readonly Model[],
): ValueMatch[] {
  const from = /^(the|our|all|la|el|los|las)$/.test(tokens[end]?.folded ?? '') ? end + 1 : end;
  return models.flatMap((model): ValueMatch[] => {
    const words = [model.label, model.plural, senseOf(model)].flatMap((name) =>
      spellOut(fold(name)).map(stemOf),
    );
    let to = from;
    while (to < tokens.length && words.includes(tokens[to]?.schemaStem ?? '')) to += 1;
    const cost = to > from ? costOf(model) : undefined;
    if (!cost) return [];
    const measure: Measure = { fn: 'sum', path: cost.name, as: `total_${cost.name}` };
    return [{ start, end: to, candidate: { target: { kind: 'measure', model, measure }, score: 0.97 } }];
  });
}

/** What a row of an event cost; a price of a thing on a list was not spent. */
function costOf(model: Model): Field | undefined {
  if (!model.fields.some(isDate)) return undefined;
  const amounts = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
  const called = (name: RegExp) =>
    amounts.find((field) => name.test(senseOf(field)) || name.test(fold(field.label)));
  return (
    called(/\b(total|amount)\b.*\b(cost|price)|\b(cost|costo|coste)\b.*\btotal\b/) ??
    called(/\b(costs?|costos?|costes?|expenses?|gastos?|spent)\b/) ??
    called(/^(total|amount|total amount|total price)$/)
  );
}
