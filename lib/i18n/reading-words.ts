// The grammar in which a plan is read back to people, one table a language. Names of models and fields
// arrive as the schema says them and stay in its language; numbers, dates and values arrive formatted.
import type { Comparison, DatePart, TimeUnit } from '../pipeline/plan.ts';
import type { Locale } from './locale.ts';
import { englishReading } from './reading-en.ts';
import { spanishReading } from './reading-es.ts';
import { vietnameseReading } from './reading-vi.ts';

export type Ordered = 'number' | 'text' | 'time' | 'other';

export interface ReadingWords {
  readonly and: string;
  readonly or: string;

  // What is computed
  readonly count: (of: string) => string;
  readonly countRelated: (related: string) => string;
  readonly countFilled: (field: string) => string;
  readonly countDifferent: (field: string) => string;
  readonly sum: (field: string) => string;
  readonly avg: (field: string) => string;
  readonly min: (field: string) => string;
  readonly max: (field: string) => string;
  readonly median: (field: string) => string;
  /** A measure and the rows it is of. */
  readonly of: (measure: string, of: string) => string;
  readonly ratio: (one: string, other: string) => string;
  readonly averagePer: (what: string, time: string) => string;
  /** Those of the rows for which something holds. */
  readonly percentWhere: (measure: string, condition: string) => string;
  readonly percentOf: (one: string, other: string) => string;
  readonly share: (measure: string) => string;
  readonly narrowed: (measure: string, condition: string) => string;

  // What is listed
  readonly list: (of: string, fields: string) => string;
  readonly listAll: (of: string) => string;
  readonly different: (fields: string, of: string) => string;

  readonly per: (groups: string) => string;
  readonly bucket: (unit: Exclude<TimeUnit, 'minute'>, field: string) => string;
  readonly part: (part: DatePart, field: string) => string;

  readonly where: (condition: string) => string;
  readonly having: (condition: string) => string;
  readonly sortedBy: (terms: string) => string;
  readonly direction: (term: string, direction: 'asc' | 'desc', kind: Ordered) => string;
  readonly top: (count: string) => string;
  readonly skip: (count: string) => string;
  readonly topPer: (count: string, groups: string, order: string) => string;
  readonly comparePeriod: string;
  readonly compareYear: string;
  readonly previous: (label: string) => string;
  readonly change: (label: string) => string;
  readonly union: (plan: string) => string;
  readonly unionAll: (plan: string) => string;
  readonly intersect: (plan: string) => string;
  readonly except: (plan: string) => string;

  // Conditions: `what` is a field or expression, `value` a value, another field or a nested plan
  readonly compare: Readonly<Record<Comparison, (what: string, value: string) => string>>;
  readonly exactly: (what: string, value: string) => string;
  readonly orEmpty: (condition: string) => string;
  readonly between: (what: string, low: string, high: string) => string;
  readonly notBetween: (what: string, low: string, high: string) => string;
  readonly oneOf: (what: string, values: string) => string;
  readonly noneOf: (what: string, values: string) => string;
  readonly among: (what: string, plan: string) => string;
  readonly notAmong: (what: string, plan: string) => string;
  readonly anyOf: (plan: string) => string;
  readonly allOf: (plan: string) => string;
  readonly contains: (what: string, value: string) => string;
  readonly notContains: (what: string, value: string) => string;
  readonly startsWith: (what: string, value: string) => string;
  readonly endsWith: (what: string, value: string) => string;
  readonly like: (what: string, value: string) => string;
  readonly notLike: (what: string, value: string) => string;
  readonly isEmpty: (what: string) => string;
  readonly isFilled: (what: string) => string;
  readonly not: (condition: string) => string;
  readonly exists: (relation: string, condition?: string) => string;
  readonly notExists: (relation: string, condition?: string) => string;
  readonly existsCount: (relation: string, op: Comparison, count: string, condition?: string) => string;

  // Time
  readonly during: (what: string, period: string) => string;
  readonly notDuring: (what: string, period: string) => string;
  readonly before: (what: string, moment: string) => string;
  readonly since: (what: string, moment: string) => string;
  readonly after: (what: string, moment: string) => string;
  readonly until: (what: string, moment: string) => string;
  readonly fromTo: (from: string, to: string) => string;
  readonly onDay: (day: string) => string;
  readonly fromOn: (from: string) => string;
  readonly upTo: (to: string) => string;
  readonly always: string;
  /** "last month", "this year", "3 weeks ago". */
  readonly relative: (unit: TimeUnit, offset: number) => string;
  readonly rolling: (unit: TimeUnit, count: number, ahead: boolean) => string;
  readonly toDate: (unit: TimeUnit) => string;
  /** Whole units that end with the one at `offset`. */
  readonly whole: (unit: TimeUnit, count: number, offset: number) => string;

  // Expressions
  readonly difference: (unit: TimeUnit, from: string, to: string) => string;
  readonly now: string;
  readonly lower: (what: string) => string;
  readonly upper: (what: string) => string;
  readonly length: (what: string) => string;
  readonly round: (what: string, digits?: string) => string;
  readonly abs: (what: string) => string;
  readonly firstFilled: (list: string) => string;
  /** A value, and what stands for it where it is missing. */
  readonly orElse: (value: string, other: string) => string;
  readonly joined: (list: string) => string;
  readonly when: (result: string, condition: string) => string;
  readonly otherwise: (result: string) => string;
  readonly quoted: (value: string) => string;
  readonly yes: string;
  readonly no: string;
}

export const readingWords: Record<Locale, ReadingWords> = {
  en: englishReading,
  vi: vietnameseReading,
  es: spanishReading,
};
