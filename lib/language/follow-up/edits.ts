// The plans that a follow-up may mean: the last plan with something added, replaced, left out or asked
// otherwise. What the question does not say is lent from the last plan, the whole is assembled like any
// sketch, and the result is kept within the rows that were spoken of.
import { isAmount } from '../assemble/assemble.ts';
import { NoWay } from '../assemble/frame.ts';
import { type Condition, isDate, roleOf } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { Making } from '../readings.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { addFields, addMeasures, byGroups, isTotal, perShown, totalPerShown } from './beside-shown.ts';
import { comparedInTime } from './compared-periods.ts';
import {
  comparedWithLast,
  dropFilters,
  firstOfGroups,
  firstOfSorted,
  movedInTime,
  overOutside,
  pickRow,
  theOthers,
  turnedComparison,
} from './condition-edits.ts';
import { datedAsBefore } from './dated-as-before.ts';
import { type LastSet, uncut } from './last-set.ts';
import { asShares, otherMeasure } from './other-measure.ts';
import { overSet } from './over-set.ts';
import type { References } from './references.ts';
import { replaceInCut } from './replace-in-cut.ts';
import type { Edit, Said } from './said.ts';
import { countSet, eachOnce, listSet, namesOfSet, sameColumns, sameNumbers } from './same-shown.ts';
import { measured, settle, whichOne } from './settle.ts';

/** The plans of a follow-up, likeliest first; empty where it cannot be tied to the last answer. */
export function editsOf(sketch: Sketch, references: References, set: LastSet, index: SchemaIndex): Making[] {
  // Of one row there is no largest: another superlative is asked of the rows that were cut away too.
  const again =
    !isFirstOfSorted(sketch, references, set) &&
    sketch.superlatives.length > 0 &&
    (set.plan.limit === 1 || (set.plan.limit && !references.cues.has('of')));
  const of = again ? uncut(set) : set;
  const which = references.isWhich ? whichOne(whoDidIt(sketch, references, of)) : sketch;
  const asked = related(which, references, of);
  const settled = settle(datedAsBefore(measured(asked, of), of, index), of);
  const turn = { ...settled, references, set: of, index };
  for (const edit of [replaceInCut, ...applicable(turn)]) {
    try {
      const made = edit(turn);
      if (made) return [{ ...made, sketch: heard(settled.sketch, references), edit: edit.name }];
    } catch (error) {
      if (!(error instanceof NoWay)) throw error;
    }
  }
  return [];
}

/** "which customers placed them?": the day says what was done to them, and it is not asked for. */
function whoDidIt(sketch: Sketch, { cues }: References, set: LastSet): Sketch {
  const isDeed =
    cues.has('pronoun') &&
    sketch.outputs.length > 0 &&
    sketch.outputs.every((output) => output.kind === 'field' && isDate(output.ref.field));
  return isDeed && sketch.entity && sketch.entity !== set.base ? { ...sketch, outputs: [] } : sketch;
}

/** "which of those are not used in a document?": what they are tied to is a condition, not what is asked for. */
function related(sketch: Sketch, references: References, set: LastSet): Sketch {
  const { entity, outputs, superlatives } = sketch;
  const points =
    references.cues.has('of') || (references.cues.has('about') && references.cues.has('pronoun'));
  if (!entity || !points || outputs.length + superlatives.length > 0) return sketch;
  if (references.called || isOfSet(sketch, references, set)) return sketch;
  const negated = references.nodes.some((node) => roleOf(node) === 'negation');
  const tie: Condition = { kind: 'related', model: entity, where: [], negated, clause: 0 };
  return {
    ...sketch,
    entity: set.subject,
    conditions: [...sketch.conditions, tie],
    unread: sketch.unread.filter((node) => node.t !== 'model'),
  };
}

/** What was borrowed needs no excuse: only what the question itself left unread counts against it. */
function heard(sketch: Sketch, { row }: References): Sketch {
  return row === undefined
    ? sketch
    : { ...sketch, unread: sketch.unread.filter((node) => node.t !== 'number') };
}

function applicable({ sketch, references, set }: Said): Edit[] {
  const { cues } = references;
  const amounts = sketch.outputs.filter(isAmount);
  const fields = sketch.outputs.filter((output) => !isAmount(output));
  const bareCount =
    amounts.length === 1 && amounts[0]?.kind === 'count' && !amounts[0].of && !amounts[0].distinct;
  if (references.row !== undefined) return [pickRow];
  if (references.shift) return [movedInTime];
  if (references.against) return [comparedInTime];
  if (references.groups) return [byGroups];
  if (references.turn) return [turnedComparison];
  if (references.than) return [comparedWithLast];
  if (cues.has('others')) return [theOthers];
  if (cues.has('drop')) return [dropFilters];
  if (cues.has('once')) return [eachOnce];
  if (cues.has('names')) return [namesOfSet];
  if (cues.has('each') && amounts.length > 0) return [perShown];
  if (cues.has('each') && set.kind === 'groups' && fields.every(isTotal)) return [totalPerShown];
  if (cues.has('outside')) return [overOutside];
  if (sketch.share && set.kind === 'groups' && sketch.outputs.every(({ kind }) => kind === 'share'))
    return [asShares];
  if (isOtherMeasure(sketch, references, set)) return [otherMeasure, overSet];
  if (bareCount || (cues.has('count') && amounts.length === 0)) return [countSet];
  if (cues.has('also') && amounts.length > 0) return [addMeasures, perShown, overSet];
  if ((cues.has('also') || cues.has('each')) && fields.length > 0) return [addFields, overSet];
  if (sketch.outputs.length > 0 || sketch.everything) return [overSet];
  if (sketch.entity && !isOfSet(sketch, references, set)) return [overSet];
  if (cues.has('list') && isBare(sketch)) return [listSet];
  if (isFirstOfSorted(sketch, references, set)) return [firstOfSorted];
  if (isFirstOfGroups(sketch, references, set)) return [firstOfGroups];
  if (set.kind === 'numbers' && !asksForThings(sketch, references)) return [sameNumbers, listSet];
  return [sameColumns];
}

/** "and the average?" of groups: no other rows, no other groups, only another number. */
function isOtherMeasure(sketch: Sketch, { cues }: References, set: LastSet): boolean {
  if (set.kind !== 'groups' || sketch.outputs.length === 0 || !sketch.outputs.every(isAmount)) return false;
  if (sketch.groups.length + sketch.superlatives.length > 0 || cues.has('of') || cues.has('each'))
    return false;
  return !cues.has('also') && (cues.has('about') || cues.has('and') || cues.has('instead'));
}

/** "top 5", "just the first" of rows that are sorted already. */
function isFirstOfSorted(sketch: Sketch, { sorts, isWhich }: References, set: LastSet): boolean {
  const [only, second] = sketch.superlatives;
  if (!only || second || only.by || sorts || isWhich || !set.plan.orderBy) return false;
  const rest = sketch.conditions.length + sketch.orders.length + sketch.groups.length;
  const first = only.concept === 'date' ? only.direction === 'asc' : only.direction === 'desc';
  return rest === 0 && first && (only.concept === undefined || /^(value|date|rating)$/.test(only.concept));
}

/** "solo los 3 primeros" of groups as they were shown: no day was spoken of. */
function isFirstOfGroups(sketch: Sketch, { sorts, isWhich }: References, set: LastSet): boolean {
  const [only, second] = sketch.superlatives;
  if (!only || second || only.by || sorts || isWhich || set.kind !== 'groups' || set.plan.orderBy)
    return false;
  const { conditions, orders, groups, outputs, entity } = sketch;
  if (conditions.length + orders.length + groups.length + outputs.length > 0 || entity) return false;
  return only.concept === 'date' && only.direction === 'asc' && only.limit !== undefined;
}

function isOfSet({ entity }: Sketch, { called }: References, set: LastSet): boolean {
  return entity === set.subject || entity === set.base || entity === called;
}

function isBare(sketch: Sketch): boolean {
  return (
    sketch.conditions.length + sketch.superlatives.length + sketch.orders.length + sketch.groups.length === 0
  );
}

/** "which", "who", a superlative: the answer is rows, even where the last one was a number. */
function asksForThings(sketch: Sketch, { cues }: References): boolean {
  if (cues.has('about') || cues.has('and')) return sketch.superlatives.length > 0;
  return sketch.asks !== undefined || sketch.superlatives.length > 0 || cues.has('list');
}
