// Reads measures, expressions and conditions of a plan back as phrases. Everything the plan says is in the
// phrase: two plans that differ to a person never read the same.

import { type Field, type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import { mayBeYear } from '../i18n/may-be-year.ts';
import { type Ordered, type ReadingWords, readingWords } from '../i18n/reading-words.ts';
import { calendarName } from './calendar-names.ts';
import { type Clock, readMoment, readPeriod } from './interpretation-period.ts';
import { pathLabel, relatedLabel } from './labels.ts';
import type { Condition, Dimension, Expression, Measure, OutputField, Plan, Scalar } from './plan.ts';

export interface ReadingSetting extends Clock {
  readonly manifest: ManifestIndex;
}

/** What the outputs of a plan are called inside `having` and `orderBy`. */
export type OutputTexts = ReadonlyMap<string, { readonly text: string; readonly kind: Ordered }>;

type Place = { readonly path?: string; readonly expr?: Expression };
/** Where a phrase stands: the model its paths start from, and the outputs it may name. */
interface Scope {
  readonly model: string;
  readonly outputs?: OutputTexts;
}

type Existence = Extract<Condition, { exists: string } | { notExists: string }>;
type Leaf = Extract<Condition, { op: string }>;

// Above this a list of values is cut and its rest counted.
const mostValues = 30;

export class PlanReader {
  readonly words: ReadingWords;
  private readonly setting: ReadingSetting;
  private readonly readPlan: (plan: Plan, rows?: boolean) => string;

  constructor(setting: ReadingSetting, readPlan: (plan: Plan, rows?: boolean) => string) {
    this.setting = setting;
    this.words = readingWords[setting.locale];
    this.readPlan = readPlan;
  }

  plural(model: string): string {
    return this.setting.manifest.model(model)?.plural ?? model.replaceAll('_', ' ');
  }

  number(value: number): string {
    // As the numbers of the answer below it: "more than 1,000: the first 1,000 of 18,064 rows".
    return new Intl.NumberFormat(this.setting.locale, {
      useGrouping: mayBeYear(value) ? false : 'auto',
      maximumFractionDigits: 10,
    }).format(value);
  }

  list(texts: readonly string[], word: string): string {
    if (texts.length < 2) return texts.join('');
    return `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
  }

  /** A measure without the model it is of: a heading. */
  measureHeading(measure: Measure, model: string): string {
    const text = this.bareMeasure(measure, model);
    return measure.where ? this.words.narrowed(text, this.condition(measure.where, { model })) : text;
  }

  /** A measure with the model it is of. */
  measure(measure: Measure, model: string): string {
    if (measure.fn === 'ratio' || measure.fn === 'share') return this.measureHeading(measure, model);
    const counted = measure.fn === 'count' && !measure.path && !measure.expr;
    const bare = this.bareMeasure(measure, model);
    const text = counted ? bare : this.words.of(bare, this.plural(model));
    return measure.where ? this.words.narrowed(text, this.condition(measure.where, { model })) : text;
  }

  private bareMeasure(measure: Measure, model: string): string {
    const { words } = this;
    const what = this.place(measure, { model });
    switch (measure.fn) {
      case 'count': {
        if (!measure.path && !measure.expr) return words.count(this.plural(model));
        const end = measure.path ? resolvePath(this.setting.manifest, model, measure.path) : undefined;
        return end && !end.field
          ? words.countRelated(relatedLabel(this.setting.manifest, model, measure.path as string, true))
          : words.countFilled(what);
      }
      case 'countDistinct':
        return words.countDifferent(what);
      case 'ratio':
      case 'share': {
        const [one, other] = (measure.of ?? []).map((part) => this.measure(part, model));
        if (measure.fn === 'share') return words.share(one ?? what);
        const perTime = this.perTime(measure, model);
        if (perTime) return perTime;
        const part = measure.percent ? this.partOfWhole(measure, model) : undefined;
        if (part) return part;
        return measure.percent
          ? words.percentOf(one ?? what, other ?? what)
          : words.ratio(one ?? what, other ?? what);
      }
      default:
        return words[measure.fn](what);
    }
  }

  /** "average number of orders per month": so many over the months in which there were any. */
  private perTime({ of: parts = [], percent }: Measure, model: string): string | undefined {
    const [one, other] = parts;
    const time = other?.fn === 'countDistinct' && !other.where ? other.expr : undefined;
    if (!one || percent || !time || !('bucket' in time)) return undefined;
    return this.words.averagePer(this.measure(one, model), this.expression(time, { model }));
  }

  /** "percentage of orders where status is cancelled": one measure, of some of the rows and of all. */
  private partOfWhole({ of: parts = [] }: Measure, model: string): string | undefined {
    const [one, other] = parts;
    if (!one?.where || !other) return undefined;
    const { where: told, ...bare } = one;
    const { where: among, ...all } = other;
    const where = among ? restOf(told, among) : told;
    if (!where || JSON.stringify({ ...bare, as: '' }) !== JSON.stringify({ ...all, as: '' }))
      return undefined;
    const isRows = other.fn === 'count' && !other.path && !other.expr;
    const rows = isRows ? this.plural(model) : this.measure(all, model);
    const whole = among ? this.words.narrowed(rows, this.condition(among, { model })) : rows;
    return this.words.percentWhere(whole, this.condition(where, { model }, true));
  }

  dimension(dimension: Dimension, model: string): string {
    const what = this.place(dimension, { model });
    if (dimension.bucket) return this.words.bucket(dimension.bucket, what);
    return dimension.part ? this.words.part(dimension.part, what) : what;
  }

  output(field: OutputField, model: string): string {
    return this.place(field, { model });
  }

  /** How values of a place sort, for "newest first" and "A to Z". */
  kindOf(place: Place, model: string): Ordered {
    const type = this.field(place, { model })?.type;
    if (!type) return place.expr ? 'number' : 'other';
    if (/^(integer|bigint|decimal|float|interval)$/.test(type)) return 'number';
    if (/^(date|timestamp|timestamptz|time)$/.test(type)) return 'time';
    return type === 'text' || type === 'uuid' ? 'text' : 'other';
  }

  place({ path, expr }: Place, scope: Scope): string {
    if (expr) return this.expression(expr, scope);
    if (!path) return '';
    const output = scope.outputs?.get(path);
    if (output) return output.text;
    const end = resolvePath(this.setting.manifest, scope.model, path);
    return end && !end.field
      ? relatedLabel(this.setting.manifest, scope.model, path, end.toMany)
      : pathLabel(this.setting.manifest, scope.model, path);
  }

  private field({ path }: Place, { model, outputs }: Scope): Field | undefined {
    if (!path || outputs?.has(path)) return undefined;
    return resolvePath(this.setting.manifest, model, path)?.field;
  }

  expression(expression: Expression, scope: Scope): string {
    const { words } = this;
    if ('path' in expression) return this.place(expression, scope);
    if ('value' in expression) return this.value(expression.value);
    if ('measure' in expression) return this.measureHeading(expression.measure, scope.model);
    if ('bucket' in expression) return words.bucket(expression.bucket, this.expression(expression.of, scope));
    if ('part' in expression) return words.part(expression.part, this.expression(expression.of, scope));
    if ('difference' in expression) {
      const to = expression.to === 'now' ? words.now : this.expression(expression.to, scope);
      return words.difference(expression.difference, this.expression(expression.from, scope), to);
    }
    if ('case' in expression) {
      const cases = expression.case.map(({ when, result }) =>
        words.when(this.expression(result, scope), this.condition(when, scope)),
      );
      const rest = expression.else ? [words.otherwise(this.expression(expression.else, scope))] : [];
      return `(${[...cases, ...rest].join(', ')})`;
    }
    const args = expression.args.map((arg) => this.expression(arg, scope));
    if ('op' in expression) {
      const sign = { add: '+', subtract: '−', multiply: '×', divide: '÷' }[expression.op];
      return `(${args.join(` ${sign} `)})`;
    }
    const [first = '', second] = args;
    switch (expression.fn) {
      case 'coalesce':
        return args.length === 2 && 'value' in (expression.args[1] ?? {})
          ? words.orElse(first, second ?? '')
          : words.firstFilled(args.join(', '));
      case 'concat':
        return words.joined(this.list(args, words.and));
      case 'round':
        return words.round(first, second);
      default:
        return words[expression.fn](first);
    }
  }

  value(value: Scalar, field?: Field): string {
    if (typeof value === 'boolean') return value ? this.words.yes : this.words.no;
    if (typeof value === 'number') {
      const named = field && (field.primaryKey || /\b(id|code|number|zip|phone|year)\b/.test(field.label));
      return named ? String(value) : this.number(value);
    }
    const dated = field && /^(date|timestamp|timestamptz)$/.test(field.type);
    return (dated ? readMoment(value, this.setting) : undefined) ?? this.words.quoted(value);
  }

  /** `inner` puts brackets around what would otherwise read wrongly inside a longer condition. */
  condition(condition: Condition, scope: Scope, inner = false): string {
    const { words } = this;
    if ('and' in condition || 'or' in condition) {
      const parts = 'and' in condition ? condition.and : condition.or;
      if (parts.length === 1) return this.condition(parts[0] as Condition, scope, inner);
      const texts = parts.map((part) => this.condition(part, scope, true));
      const text = texts.join(` ${'and' in condition ? words.and : words.or} `);
      return inner ? `(${text})` : text;
    }
    if ('not' in condition) return words.not(this.condition(condition.not, scope));
    if ('exists' in condition || 'notExists' in condition) return this.existence(condition, scope);
    return this.leaf(condition, scope);
  }

  private existence(condition: Existence, scope: Scope): string {
    const path = 'exists' in condition ? condition.exists : condition.notExists;
    const { manifest } = this.setting;
    const target = resolvePath(manifest, scope.model, path)?.model.name ?? scope.model;
    const where = condition.where && this.condition(condition.where, { model: target }, true);
    if ('notExists' in condition) {
      return this.words.notExists(relatedLabel(manifest, scope.model, path, false), where);
    }
    const { count } = condition;
    const label = relatedLabel(manifest, scope.model, path, false);
    // Of one there is no "at least one": it is there or it is not.
    const isOne = resolvePath(manifest, scope.model, path)?.toMany === false;
    if (!count && isOne && where === undefined) return this.words.isFilled(label);
    if (!count) return this.words.exists(label, where);
    const related = relatedLabel(manifest, scope.model, path, count.value !== 1);
    return this.words.existsCount(related, count.op, this.number(count.value), where);
  }

  /** What a key stands for, where rows are told by their keys: "genre" for the id of a genre. */
  private rowOfKey({ path }: Place, scope: Scope): string | undefined {
    const { manifest } = this.setting;
    const found = path === undefined ? undefined : resolvePath(manifest, scope.model, path);
    if (!found?.field?.primaryKey || found.model.primaryKey.length !== 1) return undefined;
    const way = path?.split('.').slice(0, -1).join('.');
    return way ? relatedLabel(manifest, scope.model, way, false) : found.model.label;
  }

  private leaf(condition: Leaf, scope: Scope): string {
    const { words } = this;
    const what = this.place(condition, scope);
    const field = this.field(condition, scope);
    const { op } = condition;
    if ('period' in condition) return readPeriod(what, condition.op, condition.period, this.setting);
    if ('plan' in condition) {
      const row = this.rowOfKey(condition, scope);
      const plan = this.readPlan(
        condition.plan,
        row !== undefined && keyOfRows(condition.plan, this.setting),
      );
      if (op === 'in') return words.among(row ?? what, plan);
      if (op === 'notIn') return words.notAmong(row ?? what, plan);
      const compare = words.compare[op as keyof typeof words.compare];
      if (!('quantifier' in condition) || !condition.quantifier) return compare(what, `(${plan})`);
      return compare(what, condition.quantifier === 'any' ? words.anyOf(plan) : words.allOf(plan));
    }
    if ('field' in condition)
      return words.compare[condition.op](what, this.place({ path: condition.field }, scope));
    if ('to' in condition) return words.compare[condition.op](what, this.expression(condition.to, scope));
    if (!('value' in condition))
      return condition.op === 'isNull' ? words.isEmpty(what) : words.isFilled(what);
    const expr = 'expr' in condition ? condition.expr : undefined;
    const said = (value: Scalar) =>
      calendarName(value, expr, this.setting.locale) ?? this.value(value, field);
    const orNull = (text: string) => ('orNull' in condition && condition.orNull ? words.orEmpty(text) : text);
    // A number has one spelling.
    const spelled = 'exact' in condition && condition.exact && typeof condition.value !== 'number';
    switch (condition.op) {
      case 'between':
      case 'notBetween': {
        const [low, high] = condition.value.map((value) => this.value(value, field)) as [string, string];
        return words[condition.op](what, low, high);
      }
      case 'in':
      case 'notIn': {
        const shown = condition.value.slice(0, mostValues).map(said);
        const rest = condition.value.length - shown.length;
        const values = rest > 0 ? `${shown.join(', ')} … (+${rest})` : this.list(shown, words.or);
        return orNull(
          words[condition.op === 'in' ? 'oneOf' : 'noneOf'](what, spelled ? `= ${values}` : values),
        );
      }
      case 'contains':
      case 'notContains':
      case 'startsWith':
      case 'endsWith':
      case 'like':
      case 'notLike':
        return words[condition.op](what, words.quoted(condition.value));
      default: {
        const value = said(condition.value);
        if (spelled && condition.op === 'eq') return orNull(words.exactly(what, value));
        return orNull(words.compare[condition.op](what, spelled ? `= ${value}` : value));
      }
    }
  }
}

/** True where a plan lists nothing but the key of its rows: the rows themselves are meant. */
function keyOfRows(plan: Plan, { manifest }: ReadingSetting): boolean {
  const [only, second] = plan.fields ?? [];
  const key = manifest.model(plan.model)?.primaryKey;
  if (plan.measures || plan.dimensions || plan.combine || plan.distinct || second) return false;
  return only?.path !== undefined && key?.length === 1 && key[0] === only.path;
}

/** What is said of rows besides that they are `among` these. */
function restOf(where: Condition, among: Condition): Condition | undefined {
  const [first, second, more] = 'and' in where ? where.and : [];
  return !more && JSON.stringify(first) === JSON.stringify(among) ? second : undefined;
}
