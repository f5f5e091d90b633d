// Conditions of the last question and of this one, put together: what is said anew of the same field
// takes the place of what was said before, or widens it, or narrows it further.
import { resolvePath } from '../../data-source/manifest.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { FieldRef } from '../reader/nodes.ts';
import type { SchemaIndex } from '../schema-index.ts';
import type { LastSet } from './last-set.ts';
import type { Cue } from './references.ts';

/** All that must hold, once `said` is said of what `before` held. */
export function mergeConditions(
  before: readonly Condition[],
  said: readonly Condition[],
  cues: ReadonlySet<Cue>,
): Condition[] {
  let result = [...before];
  for (const condition of said) {
    const same = result.findIndex((known) => subject(known) === subject(condition));
    if (JSON.stringify(result[same]) === JSON.stringify(condition)) continue;
    if (same < 0) result = [...result, condition];
    else if (widens(cues) && keepsOut(result[same] as Condition)) result.splice(same, 1);
    else if (widens(cues)) result[same] = either(result[same] as Condition, condition);
    // Last, because "the others" are those that the last thing said leaves out.
    else if (replaces(result[same] as Condition, condition, cues))
      result = [...result.filter((_, place) => place !== same), condition];
    else result = [...result, condition];
  }
  return result;
}

/** "also show those of 2015": more rows, not fewer. */
function widens(cues: ReadonlySet<Cue>): boolean {
  return cues.has('also') && !cues.has('of') && !cues.has('only');
}

/** "including cancelled" lets in what was kept out. */
function keepsOut(known: Condition): boolean {
  return 'op' in known && (known.op === 'ne' || known.op === 'notIn');
}

function replaces(known: Condition, said: Condition, cues: ReadonlySet<Cue>): boolean {
  if (cues.has('of') || cues.has('only')) return contradicts(known, said);
  if (cues.has('about') || cues.has('instead')) return true;
  if (cues.has('and')) return !faces(known, said);
  // Nothing points at the rows: what is said anew of a field is said in place of what was said before.
  const points = [...cues].some((cue) => cue !== 'count' && cue !== 'list');
  if (!points && 'op' in known && 'op' in said) return !faces(known, said);
  return contradicts(known, said) || ('period' in known && 'period' in said);
}

/** One row has one value of a field; of related rows there may be several. */
function contradicts(known: Condition, said: Condition): boolean {
  if (!('op' in known && 'op' in said) || known.op !== 'eq' || !('value' in known)) return false;
  if (said.op === 'eq') return true;
  if (typeof known.value !== 'number' || !('value' in said) || typeof said.value !== 'number') return false;
  const holds = {
    ne: known.value !== said.value,
    lt: known.value < said.value,
    lte: known.value <= said.value,
    gt: known.value > said.value,
    gte: known.value >= said.value,
  } as const;
  return said.op in holds && !holds[said.op as keyof typeof holds];
}

const floors = new Set<string>(['gt', 'gte', 'after', 'since']);
const ceilings = new Set<string>(['lt', 'lte', 'before', 'until']);

/** "over 20" and "under 30" bound one range from both sides. */
function faces(known: Condition, said: Condition): boolean {
  if (!('op' in known && 'op' in said)) return false;
  return (floors.has(known.op) && ceilings.has(said.op)) || (ceilings.has(known.op) && floors.has(said.op));
}

function either(known: Condition, said: Condition): Condition {
  return { or: [...('or' in known ? known.or : [known]), said] };
}

/** What a condition is about, so that two about the same thing can be told. */
export function subject(condition: Condition): string {
  if ('and' in condition) return condition.and.map(subject).join(' ');
  if ('or' in condition) return subject(condition.or[0] as Condition);
  if ('not' in condition) return subject(condition.not);
  if ('exists' in condition) return `${condition.exists}>${condition.where ? subject(condition.where) : ''}`;
  if ('notExists' in condition) {
    return `${condition.notExists}>${condition.where ? subject(condition.where) : ''}`;
  }
  return condition.path ?? JSON.stringify(condition.expr);
}

/** The conditions of the set that are not about one of these fields. */
export function withoutConditionsOn(
  set: LastSet,
  refs: readonly FieldRef[],
  index: SchemaIndex,
): Condition[] {
  return set.conjuncts.filter((condition) => {
    const paths = [...JSON.stringify(condition).matchAll(/"(?:path|exists|notExists)":"([a-z0-9_.]+)"/g)];
    return !paths.some(([, path]) => {
      const found = path && resolvePath(index.manifest, set.base.name, path);
      return (
        found &&
        refs.some((ref) => ref.field === found.field || ref.model === (found.field ? undefined : found.model))
      );
    });
  });
}
