// What a stretch of a question may refer to. A link keeps all its candidates: "name" is a field of
// nearly every model, and which one is meant is settled only when the rest of the question is known.
import type { Field, Model, Relation } from '../data-source/manifest.ts';
import type { Condition, Expression, Measure } from '../pipeline/plan.ts';
import type { CueSpan } from './locale/cues.ts';
import type { PeriodSpan } from './locale/dates.ts';
import type { NumberSpan } from './locale/numbers.ts';

export type Target =
  // What a policy says a word means, in the words of a plan; paths start at `model`.
  | { readonly kind: 'condition'; readonly model: Model; readonly condition: Condition }
  | { readonly kind: 'measure'; readonly model: Model; readonly measure: Measure }
  | { readonly kind: 'expression'; readonly model: Model; readonly expression: Expression }
  | { readonly kind: 'model'; readonly model: Model }
  /** `where`, given by a policy: only the field of rows like this. `deed`: the rows that have this day. */
  | {
      readonly kind: 'field';
      readonly model: Model;
      readonly field: Field;
      readonly where?: Condition;
      readonly deed?: boolean;
    }
  /** Being first by a field, as a policy says: "fastest". `path` and `where` start at the policy's model. */
  | {
      readonly kind: 'most';
      readonly model: Model;
      readonly field: Field;
      readonly path: string;
      readonly direction: 'asc' | 'desc';
      readonly where?: Condition;
    }
  | { readonly kind: 'relation'; readonly model: Model; readonly relation: Relation }
  /** What names a row where no single field does: first and last name. */
  | { readonly kind: 'fields'; readonly model: Model; readonly fields: readonly Field[] }
  | {
      readonly kind: 'value';
      readonly model: Model;
      readonly field: Field;
      readonly value: string;
      /** True where the person wrote something else that is near it. */
      readonly corrected?: boolean;
    };

export interface Candidate {
  readonly target: Target;
  /** How well the words fit the name, 0 to 1. */
  readonly score: number;
  /** True where the words also name the model: "details of the investor". */
  readonly speaksOfModel?: boolean;
  /** The policy that gives the word this meaning. */
  readonly policy?: string;
}

/** A stretch of tokens and what it is; `weight` is what it adds to a cutting of the question. */
export type Span = { readonly start: number; readonly end: number; readonly weight: number } & (
  | { readonly kind: 'link'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'cue'; readonly cue: CueSpan }
  | { readonly kind: 'number'; readonly number: NumberSpan }
  | { readonly kind: 'period'; readonly period: PeriodSpan }
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'word' }
);
