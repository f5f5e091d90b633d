// What a source earned, by whatever columns it keeps it in: the total of a sale, the price times the quantity of
// its lines less the discount, or what was paid where no sale is kept. What was given back or bought is none of it.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Expression, Measure } from '../pipeline/plan.ts';
import { fold } from './locale/fold.ts';
import { senseOf, sensesOf } from './name-sense.ts';
import { isDate, isKey, isNumeric } from './reader/nodes.ts';
import type { SchemaIndex } from './schema-index.ts';

export interface Earnings {
  /** A sale as a whole; its lines, for questions about what was sold; a payment. */
  readonly of: 'sale' | 'line' | 'payment';
  readonly model: Model;
  readonly net: Measure;
  /** Before the discount, where there is one to leave out. */
  readonly gross?: Measure;
  /** What one sale is worth on average. */
  readonly perSale?: Measure;
  /** What is left of it after what the sold things cost, where that is kept; and as a percentage of it. */
  readonly profit?: Measure;
  readonly margin?: Measure;
  /** The column, where it is one. */
  readonly field?: Field;
}

const sale = /\b(sale|order|invoice|bill|receipt|booking|reservation)( header| head)?$/;
const part = /\b(line|item|detail)s?$/;
const paid = /\b(payment|transaction|donation|contribution)$/;
const notEarned =
  /\b(return|refund|credit note|purchase|supply|supplier|vendor|work|cart|basket|quote|stock)\b/;

const quantities = /\b(quantity|qty|units?)( ordered| sold)?$/;

/** True for a table of sales, whole ones. */
export function isSale(model: Model): boolean {
  return sale.test(senseOf(model)) && !notEarned.test(senseOf(model));
}

/** Whether the name, or anything that it may mean in English, is such a one. */
function means(field: Field, label: RegExp): boolean {
  return label.test(senseOf(field)) || sensesOf(field).some((sense) => label.test(sense));
}

const known = new WeakMap<SchemaIndex, readonly Earnings[]>();

/** Every way in which the source keeps it, likeliest first; empty where it keeps none. */
export function earningsOf(index: SchemaIndex): readonly Earnings[] {
  const before = known.get(index);
  if (before) return before;
  const models = index.manifest.manifest.models.filter(
    (model) => !model.isView && !notEarned.test(senseOf(model)),
  );
  const stored = (label: RegExp, of: Earnings['of']) =>
    models.flatMap((model) => (label.test(senseOf(model)) ? (storedIn(model, of) ?? []) : []));
  const sales = stored(sale, 'sale');
  const totals = stored(part, 'line').map((line) => withProfit(line, index));
  const lines = [...totals, ...computed(models, index)].slice(0, 1);
  // Parts of a job have prices too, but what they belong to is no sale: what was paid comes before them.
  const sold = sales.length > 0 || lines.some(({ perSale }) => perSale) ? [...sales, ...lines] : [];
  const payments = sold.length > 0 ? [] : stored(paid, 'payment');
  const found = [sold, payments, lines, models.flatMap(paidIn)].find((some) => some.length > 0) ?? [];
  known.set(index, found);
  return found;
}

function storedIn(model: Model, of: Earnings['of']): Earnings | undefined {
  const amounts = model.fields.filter(
    (field) =>
      isAmount(model, field) &&
      /\b(total|amount|revenue|subtotal|sales)\b/.test(senseOf(field)) &&
      !/\b(tax|discount|shipping|fee|refund|cost)/.test(senseOf(field)) &&
      // `cantidad` is an amount of money or a number of things.
      !means(field, quantities),
  );
  // What came in, where what is asked for is kept beside it.
  const field =
    amounts.length === 1
      ? amounts[0]
      : [/total/, /\bpaid\b/].flatMap((said) => amounts.filter((each) => said.test(senseOf(each))))[0];
  if (!field) return undefined;
  const net: Measure = { fn: 'sum', path: field.name, as: 'revenue' };
  return {
    of,
    model,
    field,
    net,
    ...(of === 'sale' && { perSale: { ...net, fn: 'avg', as: 'average_value' } }),
  };
}

/** The total of a line less what its things cost, where that is kept. */
function withProfit(line: Earnings, index: SchemaIndex): Earnings {
  const { model, field, net } = line;
  const quantity = model.fields.find((each) => isAmount(model, each) && means(each, quantities));
  const { cost } = costOf(model, index) ?? {};
  if (!field || !quantity || cost === undefined) return line;
  const spent: Expression = { op: 'multiply', args: [{ path: cost }, { path: quantity.name }] };
  const expr: Expression = { op: 'subtract', args: [{ path: field.name }, spent] };
  const profit: Measure = { fn: 'sum', expr, as: 'profit' };
  return { ...line, profit, margin: { fn: 'ratio', percent: true, of: [profit, net], as: 'margin' } };
}

const spends = /\b(claim|expense|payroll|salary|wage|reimbursement|refund|bill|cost|loan)\b/;

/** Of a source that keeps no sale: enrolments, tickets and the like, each with what was paid for it. */
function paidIn(model: Model): Earnings[] {
  if (spends.test(senseOf(model)) || !model.fields.some(isDate)) return [];
  const [field, other] = model.fields.filter(
    (each) =>
      isAmount(model, each) &&
      /\b(price|amount|fee|fare) (paid|charged)$|^paid (price|amount|fee)$/.test(senseOf(each)),
  );
  if (!field || other) return [];
  return [{ of: 'payment', model, field, net: { fn: 'sum', path: field.name, as: 'revenue' } }];
}

interface Line {
  readonly model: Model;
  readonly price: Field;
  readonly quantity: Field;
  readonly discount?: Field;
  /** The key to the sale that it is a line of. */
  readonly sale?: string;
  /** Path to what one of the things cost. */
  readonly cost?: string;
}

/** The one table of lines; where there are several, the one that belongs to a sale. */
function computed(models: readonly Model[], index: SchemaIndex): Earnings[] {
  const lines = models.flatMap((model) => lineOf(model, index) ?? []);
  const ofSales = lines.filter(({ sale: key }) => key !== undefined);
  const [line, ...others] = lines.length > 1 ? ofSales : lines;
  if (!line || others.length > 0) return [];
  const net = worthOf(line, line.discount);
  const profit = profitOf(line);
  return [
    {
      of: 'line',
      model: line.model,
      net,
      gross: worthOf(line, undefined),
      ...(profit && { profit, margin: { fn: 'ratio', percent: true, of: [profit, net], as: 'margin' } }),
      ...(line.sale !== undefined && {
        perSale: {
          fn: 'ratio',
          of: [net, { fn: 'countDistinct', path: line.sale, as: 'sales_count' }],
          as: 'average_value',
        },
      }),
    },
  ];
}

function lineOf(model: Model, index: SchemaIndex): Line | undefined {
  const number = (label: RegExp) =>
    model.fields.find((field) => isAmount(model, field) && means(field, label));
  const price = number(/\bprice( each)?$/);
  const quantity = number(quantities);
  const owners = model.relations.filter(({ kind, on }) => kind === 'one' && on.length === 1);
  if (!price || !quantity || owners.length < 2) return undefined;
  // Whole per cents and money off are told from one another by no name but their own.
  const discount = model.fields.find(
    (field) =>
      isAmount(model, field) &&
      field.unit !== 'currency' &&
      (/^(unit price )?discount( rate)?$/.test(senseOf(field))
        ? field.type !== 'integer' || field.unit === 'percent'
        : /^discount (percent|percentage)$/.test(senseOf(field))),
  );
  const key = owners.find(({ to }) => {
    const owner = index.manifest.model(to);
    return owner && sale.test(senseOf(owner));
  })?.on[0]?.from;
  return {
    model,
    price,
    quantity,
    ...(discount && { discount }),
    ...(key !== undefined && { sale: key }),
    ...costOf(model, index),
  };
}

const costs =
  /^((unit|average|avg|standard|product|item) )?cost( price| each| per unit)?$|^(buy|buying|purchase|import|wholesale) price$|^gia (von|nhap)$|^(costo|coste|precio de (compra|costo))( unitario)?$/;

/** On the line itself, or on the thing that is sold. */
function costOf(model: Model, index: SchemaIndex): { cost: string } | undefined {
  const among = (of: Model) =>
    of.fields.find((field) => isAmount(of, field) && costs.test(fold(field.label)));
  const own = among(model);
  if (own) return { cost: own.name };
  for (const relation of model.relations) {
    const thing = relation.kind === 'one' ? index.manifest.model(relation.to) : undefined;
    const field = thing && among(thing);
    if (field) return { cost: `${relation.name}.${field.name}` };
  }
  return undefined;
}

function profitOf(line: Line): Measure | undefined {
  const net = worthOf(line, line.discount).expr;
  if (line.cost === undefined || !net) return undefined;
  const spent: Expression = { op: 'multiply', args: [{ path: line.cost }, { path: line.quantity.name }] };
  return { fn: 'sum', expr: { op: 'subtract', args: [net, spent] }, as: 'profit' };
}

function worthOf({ price, quantity }: Line, discount: Field | undefined): Measure {
  const args: Expression[] = [{ path: price.name }, { path: quantity.name }];
  if (discount) args.push({ op: 'subtract', args: [{ value: 1 }, shareOf(discount)] });
  return { fn: 'sum', expr: { op: 'multiply', args }, as: 'revenue' };
}

/** A discount in whole percent as a fraction; one that is kept as a fraction as it is. */
function shareOf(discount: Field): Expression {
  const whole = /percent/.test(senseOf(discount)) || discount.unit === 'percent';
  return whole ? { op: 'divide', args: [{ path: discount.name }, { value: 100 }] } : { path: discount.name };
}

function isAmount(model: Model, field: Field): boolean {
  return isNumeric(field) && !isKey({ model, field });
}
