// Edits that leave what is shown as it is and change which rows it is shown of.
import type { Plan } from '../../pipeline/plan.ts';
import { type Assembled, assemble } from '../assemble/assemble.ts';
import { openFrame, pathOf } from '../assemble/frame.ts';
import type { Sketch } from '../reader/sketch.ts';
import { keepOutOfSet } from './keep-in-set.ts';
import { joined, type LastSet, partsOf } from './last-set.ts';
import { withoutConditionsOn } from './merge-conditions.ts';
import { movedWithin, shifted } from './moved-period.ts';
import { overSet } from './over-set.ts';
import { rowConditions } from './row-conditions.ts';
import { type Said, withWhere } from './said.ts';
import { valueOfSet } from './than-that.ts';
import { turned } from './turned-comparison.ts';

export function firstOfSorted({ sketch, set, index }: Said): Assembled {
  return {
    plan: { ...set.plan, limit: sketch.superlatives[0]?.limit ?? sketch.limit ?? 1 },
    frame: openFrame(index, set.base),
  };
}

/** The first of groups that nobody sorted: the earliest stretches of time, or the groups with the most. */
export function firstOfGroups({ sketch, set, index }: Said): Assembled | undefined {
  const time = set.plan.dimensions?.find(({ bucket }) => bucket !== undefined);
  const by = time ?? set.plan.measures?.[0];
  const limit = sketch.superlatives[0]?.limit;
  if (!by || limit === undefined) return undefined;
  const direction = time ? 'asc' : 'desc';
  return {
    plan: { ...set.plan, orderBy: [{ by: by.as, direction }], limit },
    frame: openFrame(index, set.base),
  };
}

export function turnedComparison({ references: { turn }, set, index }: Said): Assembled | undefined {
  const conjuncts = turn && set.isPlain ? turned(set.conjuncts, turn) : undefined;
  return conjuncts && { plan: withWhere(set.plan, joined(conjuncts)), frame: openFrame(index, set.base) };
}

/** "and the month before?" */
export function movedInTime({ references: { shift }, set, index }: Said): Assembled | undefined {
  const conjuncts = shift && shifted(set.conjuncts, shift);
  const plan = conjuncts ? withWhere(set.plan, joined(conjuncts)) : shift && movedWithin(set.plan, shift);
  return plan && { plan, frame: openFrame(index, set.base) };
}

/** "which are older than that?": compared with the number that was given. */
export function comparedWithLast({
  sketch,
  references: { than, called },
  set,
  index,
}: Said): Assembled | undefined {
  const last = valueOfSet(set, than?.ref);
  if (!than || !last) return undefined;
  const made = assemble({ ...sketch, entity: sketch.entity ?? called ?? last.ref.model }, index);
  const base = made && index.manifest.model(made.plan.model);
  if (!made || !base) return undefined;
  const path = pathOf(openFrame(index, base), last.ref);
  const where = joined([...partsOf(made.plan.where), { path, op: than.op, plan: last.plan }]);
  return { ...made, plan: withWhere(made.plan, where) };
}

export function pickRow(turn: Said): Assembled | undefined {
  const { set, sketch, references, index } = turn;
  const conditions = rowConditions(set, references.row as number);
  if (conditions.length === 0) return undefined;
  const picked: LastSet = { ...set, isPlain: true, conjuncts: conditions };
  const bare: Sketch = { ...sketch, superlatives: [] };
  const next = { ...turn, set: picked, sketch: bare };
  if (sketch.outputs.length > 0) return overSet(next);
  const { where: _where, orderBy: _orderBy, limit: _limit, ...rest } = set.plan;
  const where = joined(conditions);
  return { plan: { ...rest, ...(where && { where }) }, frame: openFrame(index, set.base) };
}

/** "and the others?": the last filter the other way round. */
export function theOthers({ set, index }: Said): Assembled | undefined {
  const last = set.conjuncts.at(-1);
  if (!last || !set.isPlain) return undefined;
  const where = joined([...set.conjuncts.slice(0, -1), opposite(last)]);
  return { plan: withWhere(set.plan, where), frame: openFrame(index, set.base) };
}

function opposite(condition: NonNullable<Plan['where']>): NonNullable<Plan['where']> {
  if ('not' in condition) return condition.not;
  if ('exists' in condition && !condition.count)
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  if ('notExists' in condition)
    return { exists: condition.notExists, ...(condition.where && { where: condition.where }) };
  if ('op' in condition && 'value' in condition) {
    if (condition.op === 'eq') return { ...condition, op: 'ne', orNull: true };
    if (condition.op === 'in') return { ...condition, op: 'notIn', orNull: true };
  }
  return { not: condition };
}

/** "all of them", "regardless of status": without the filters, or without the one that is named. */
export function dropFilters({ sketch, set, index }: Said): Assembled | undefined {
  const named = sketch.outputs.flatMap((output) => (output.kind === 'field' ? [output.ref] : []));
  const tested = sketch.conditions.flatMap((condition) =>
    condition.kind === 'test' && condition.ref ? [condition.ref] : [],
  );
  const refs = [
    ...named,
    ...tested,
    ...sketch.unread.flatMap((node) => (node.t === 'field' ? [node.ref] : [])),
  ];
  const left = refs.length === 0 ? [] : withoutConditionsOn(set, refs, index);
  return { plan: withWhere(set.plan, joined(left)), frame: openFrame(index, set.base) };
}

/** "countries in Europe that are not among those". */
export function overOutside({ sketch, references, set, index }: Said): Assembled | undefined {
  const entity = sketch.entity ?? references.called ?? set.subject;
  const made = assemble({ ...sketch, entity }, index);
  const base = made && index.manifest.model(made.plan.model);
  if (!made || !base) return undefined;
  const where = joined([...partsOf(made.plan.where), ...keepOutOfSet(set, base, index)]);
  return { ...made, plan: withWhere(made.plan, where) };
}
