import type { Model } from '../../data-source/manifest.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import type { Condition, FieldRef, Node, Operand, Superlative } from './nodes.ts';

export interface Sketch {
  readonly entity?: Model;
  readonly outputs: readonly Operand[];
  readonly conditions: readonly Condition[];
  readonly groups: readonly Operand[];
  readonly orders: readonly { readonly by: readonly Operand[]; readonly direction: 'asc' | 'desc' }[];
  readonly superlatives: readonly Superlative[];
  readonly distinct: boolean;
  /** "all information": every field. */
  readonly everything: boolean;
  /** What kind of thing a question word asks for: person, date, place, thing, yes_no. */
  readonly asks?: string;
  readonly limit?: number;
  readonly mentioned: readonly Model[];
  /** Nodes that no rule could use, heaviest blame first. */
  readonly unread: readonly Node[];
  readonly share: boolean;
  /** "both … and …" was said. */
  readonly both: boolean;
  /** "how old", "how long": what is asked for is a measure. */
  readonly degree?: MeasuredConcept;
  readonly growth?: 'previous_period' | 'previous_year';
}

export function modelOf(made: Condition): Model | undefined {
  switch (made.kind) {
    case 'test':
      return made.ref?.model ?? made.model;
    case 'fields':
      return made.ref.model;
    case 'against':
      return made.ref?.model;
    case 'amount':
      return made.of.model;
    case 'counted':
    case 'related':
    case 'given':
      return made.model;
    case 'or':
      return made.any[0] && modelOf(made.any[0]);
    case 'both':
      return made.all[0] && modelOf(made.all[0]);
  }
}

/** The field that a condition is about, or the first of several; undefined where it names none. */
export function refOf(condition: Condition): FieldRef | undefined {
  if (condition.kind === 'test' || condition.kind === 'against' || condition.kind === 'fields')
    return condition.ref;
  if (condition.kind === 'both') return condition.all[0] && refOf(condition.all[0]);
  if (condition.kind === 'or') return condition.any[0] && refOf(condition.any[0]);
  return undefined;
}
