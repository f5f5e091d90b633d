// The question on its way to a meaning: a row of nodes that shrinks as neighbours are read together.
// "more than", "5", "orders" become one comparison; what stays over at the end was not understood.
import type { Field, Model } from '../../data-source/manifest.ts';
import type {
  Comparison,
  DatePart,
  Expression,
  Measure,
  Period,
  Condition as PlanCondition,
} from '../../pipeline/plan.ts';
import type { CueSpan, MeasuredConcept } from '../locale/cues.ts';
import type { PeriodOp } from '../locale/date-words.ts';
import { senseOf } from '../name-sense.ts';

export interface FieldRef {
  readonly model: Model;
  readonly field: Field;
  /** Relation names from the model that the question names to the one that holds the field. */
  readonly via?: string;
  /** True where the field points to a row and the question speaks of that row: "sales rep", not "sales rep id". */
  readonly stands?: boolean;
}

export type AggregateName = 'sum' | 'avg' | 'min' | 'max' | 'median';

/** Something that has a value: of a row, or of many rows. */
export type Operand =
  | { readonly kind: 'field'; readonly ref: FieldRef }
  | { readonly kind: 'aggregate'; readonly fn: AggregateName; readonly of: FieldRef }
  | { readonly kind: 'average'; readonly fn: AggregateName; readonly of: Operand; readonly per?: Model }
  | {
      readonly kind: 'count';
      readonly of?: Model;
      readonly distinct?: FieldRef;
      readonly where?: readonly Condition[];
    }
  | { readonly kind: 'share'; readonly of?: Operand }
  /** A measure that a policy gives a name; its paths start at `model`. */
  | { readonly kind: 'given'; readonly model: Model; readonly measure: Measure }
  /** A value computed for one row of `model`, given by a policy. */
  | { readonly kind: 'computed'; readonly model: Model; readonly expression: Expression }
  /** `loose`: said after "by", which may name a doer as well as a group; `of`: whose it is ("customer country"). */
  | { readonly kind: 'entity'; readonly model: Model; readonly loose?: boolean; readonly of?: Model }
  | { readonly kind: 'bucket'; readonly unit: string; readonly ref?: FieldRef }
  | { readonly kind: 'part'; readonly part: DatePart; readonly ref?: FieldRef };

export type Test =
  | {
      readonly op: Comparison;
      readonly value: string | number | boolean;
      readonly exact?: boolean;
      /** `percent`, or the unit of time it was said in. */
      readonly unit?: string;
    }
  | { readonly op: 'between'; readonly value: readonly [number, number] }
  | { readonly op: 'in'; readonly value: readonly (string | number)[] }
  | { readonly op: 'contains' | 'startsWith' | 'endsWith'; readonly value: string }
  | { readonly op: 'isNull' }
  | { readonly op: PeriodOp; readonly period: Period };

export type Condition =
  /** A number over many rows, compared: "whose total amount is over 500". */
  | {
      readonly kind: 'amount';
      readonly fn: AggregateName;
      readonly of: FieldRef;
      readonly op: Comparison;
      readonly value: number;
      readonly negated: boolean;
      readonly clause: number;
    }
  /** A condition that a policy gives a name; its paths start at `model`. */
  | {
      readonly kind: 'given';
      readonly model: Model;
      readonly where: PlanCondition;
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'test';
      readonly ref?: FieldRef;
      readonly model?: Model;
      readonly test: Test;
      /** What is measured where no field was named: "older than 30". */
      readonly concept?: MeasuredConcept;
      /** True where the rows were spoken of by what was done on that day: a time beside them is of that day. */
      readonly deed?: boolean;
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'fields';
      readonly ref: FieldRef;
      readonly op: Comparison;
      readonly other: FieldRef;
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'against';
      readonly ref?: FieldRef;
      readonly op: Comparison;
      readonly fn: AggregateName;
      readonly of?: FieldRef;
      readonly where?: readonly Condition[];
      /** Of the number it is compared with: 0.8 of "80 % of the average". */
      readonly share?: number;
      readonly concept?: MeasuredConcept;
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'counted';
      readonly model: Model;
      readonly op: Comparison;
      readonly value: number;
      readonly where: readonly Condition[];
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'related';
      readonly model: Model;
      readonly where: readonly Condition[];
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'or';
      readonly any: readonly Condition[];
      readonly negated: boolean;
      readonly clause: number;
    }
  | {
      readonly kind: 'both';
      readonly all: readonly Condition[];
      readonly negated: boolean;
      readonly clause: number;
    };

export interface Superlative {
  readonly direction: 'asc' | 'desc';
  readonly by?: Operand;
  readonly concept?: MeasuredConcept;
  readonly limit?: number;
  /** "the second cheapest": 2. */
  readonly place?: number;
  /** "cheapest first": all rows are meant, in that order. */
  readonly every?: boolean;
}

export type Node = {
  readonly start: number;
  readonly end: number;
} /** `said`: the folded words that named it. */ & (
  | { readonly t: 'model'; readonly model: Model; readonly via?: string; readonly said?: string }
  | {
      readonly t: 'field';
      readonly ref: FieldRef;
      readonly said?: string;
      /** "a discount", "any comment": that there is one. */
      readonly indefinite?: boolean;
    }
  | {
      readonly t: 'value';
      readonly ref: FieldRef;
      readonly value: string;
      readonly corrected?: boolean;
      /** A word that a policy gives this meaning. */
      readonly taught?: boolean;
    }
  | { readonly t: 'literal'; readonly text: string; readonly quoted: boolean }
  | {
      readonly t: 'number';
      readonly value: number;
      readonly percent?: boolean;
      readonly unit?: string;
      readonly ordinal?: boolean;
      readonly currency?: string;
      readonly weak?: boolean;
    }
  | { readonly t: 'period'; readonly period: Period; readonly op: PeriodOp }
  | { readonly t: 'cue'; readonly cue: CueSpan; readonly text: string }
  | { readonly t: 'small'; readonly word: string }
  | { readonly t: 'mark'; readonly mark: string }
  | { readonly t: 'word'; readonly word: string }
  | {
      readonly t: 'compare';
      readonly test: Test;
      /** True for "more than 40 times": how often the thing before it happened. */
      readonly times?: boolean;
      readonly concept?: MeasuredConcept;
      readonly percent?: boolean;
    }
  | {
      readonly t: 'against';
      readonly op: Comparison;
      readonly fn: AggregateName;
      readonly of?: FieldRef;
      /** Whose average it is: "the average price of phones". */
      readonly where?: readonly Condition[];
      readonly share?: number;
      readonly concept?: MeasuredConcept;
    }
  | { readonly t: 'operand'; readonly operand: Operand; readonly text?: string }
  | { readonly t: 'superlative'; readonly superlative: Superlative }
  | { readonly t: 'order'; readonly by: readonly Operand[]; readonly direction: 'asc' | 'desc' }
  /** `every`: said of each of them in turn, which may as well list what each has. */
  | { readonly t: 'group'; readonly by: readonly Operand[]; readonly every?: boolean }
  | { readonly t: 'condition'; readonly condition: Condition; readonly taught?: boolean }
);

export function roleOf(node: Node | undefined): string | undefined {
  return node?.t === 'cue' ? node.cue.role : undefined;
}

const numericTypes = new Set(['integer', 'bigint', 'decimal', 'float', 'interval']);
const dateTypes = new Set(['date', 'timestamp', 'timestamptz', 'time']);

export function isNumeric(field: Field): boolean {
  return numericTypes.has(field.type);
}

export function isDate(field: Field): boolean {
  return dateTypes.has(field.type);
}

/** A key says which row, not how much: it is never summed or averaged. */
export function isKey(ref: FieldRef): boolean {
  if (ref.field.primaryKey) return true;
  if (/(^| )(id|code|key)$/.test(senseOf(ref.field))) return true;
  return ref.model.relations.some(
    (relation) => relation.kind === 'one' && relation.on.some((pair) => pair.from === ref.field.name),
  );
}

/** A number that can be measured, or a date. */
export function isMeasurable(ref: FieldRef): boolean {
  return (isNumeric(ref.field) && !isKey(ref)) || isDate(ref.field);
}
