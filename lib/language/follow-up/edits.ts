// The plans that a follow-up may mean: the last plan with something added, replaced, left out or asked
// otherwise. What the question does not say is lent from the last plan, the whole is assembled like any
// sketch, and the result is kept within the rows that were spoken of.
import type { Plan } from '../../pipeline/plan.ts';
import { type Assembled, assemble, isAmount } from '../assemble/assemble.ts';
import { displayOf, NoWay, openFrame, pathOf } from '../assemble/frame.ts';
import { isKey, isNumeric, type Operand } from '../reader/nodes.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { Making } from '../readings.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { byPath, keepInSet, keepOutOfSet } from './keep-in-set.ts';
import { joined, type LastSet, partsOf, uncut } from './last-set.ts';
import { mergeConditions, withoutConditionsOn } from './merge-conditions.ts';
import type { References } from './references.ts';
import { regrouped } from './regroup.ts';
import { rowConditions } from './row-conditions.ts';
import { type Settled, settle, whichOne } from './settle.ts';
import { valueOfSet } from './than-that.ts';
import { turned } from './turned-comparison.ts';

interface Turn extends Settled {
  readonly references: References;
  readonly set: LastSet;
  readonly index: SchemaIndex;
}

type Edit = (turn: Turn) => Assembled | undefined;

/** The plans of a follow-up, likeliest first; empty where it cannot be tied to the last answer. */
export function editsOf(sketch: Sketch, references: References, set: LastSet, index: SchemaIndex): Making[] {
  // Of one row there is no largest: another superlative is asked of the rows that were cut away too.
  const again =
    sketch.superlatives.length > 0 &&
    (set.plan.limit === 1 || (set.plan.limit && !references.cues.has('of')));
  const of = again ? uncut(set) : set;
  const settled = settle(references.isWhich ? whichOne(sketch) : sketch, of);
  const turn = { ...settled, references, set: of, index };
  for (const edit of applicable(turn)) {
    try {
      const made = edit(turn);
      if (made) return [{ ...made, sketch: heard(settled.sketch, references) }];
    } catch (error) {
      if (!(error instanceof NoWay)) throw error;
    }
  }
  return [];
}

/** What was borrowed needs no excuse: only what the question itself left unread counts against it. */
function heard(sketch: Sketch, { row }: References): Sketch {
  return row === undefined
    ? sketch
    : { ...sketch, unread: sketch.unread.filter((node) => node.t !== 'number') };
}

function applicable({ sketch, references, set }: Turn): Edit[] {
  const { cues } = references;
  const amounts = sketch.outputs.filter(isAmount);
  const fields = sketch.outputs.filter((output) => !isAmount(output));
  const bareCount =
    amounts.length === 1 && amounts[0]?.kind === 'count' && !amounts[0].of && !amounts[0].distinct;
  if (references.row !== undefined) return [pickRow];
  if (references.groups) return [byGroups];
  if (references.turn) return [turnedComparison];
  if (references.than) return [comparedWithLast];
  if (cues.has('others')) return [theOthers];
  if (cues.has('drop')) return [dropFilters];
  if (cues.has('each') && amounts.length > 0) return [perShown];
  if (cues.has('each') && set.kind === 'groups' && fields.every(isTotal)) return [totalPerShown];
  if (cues.has('outside')) return [overOutside];
  if (bareCount || (cues.has('count') && amounts.length === 0)) return [countSet];
  if (cues.has('also') && amounts.length > 0) return [addMeasures, perShown, overSet];
  if ((cues.has('also') || cues.has('each')) && fields.length > 0) return [addFields, overSet];
  if (sketch.outputs.length > 0 || sketch.everything) return [overSet];
  if (sketch.entity && !isOfSet(sketch, references, set)) return [overSet];
  if (cues.has('list') && isBare(sketch)) return [listSet];
  if (isFirstOfSorted(sketch, references, set)) return [firstOfSorted];
  if (set.kind === 'numbers' && !asksForThings(sketch, references)) return [sameNumbers, listSet];
  return [sameColumns];
}

/** "top 5", "just the first" of rows that are sorted already. */
function isFirstOfSorted({ superlatives, ...sketch }: Sketch, { sorts }: References, set: LastSet): boolean {
  const [only, second] = superlatives;
  const plain =
    only && !second && !only.by && (only.concept === undefined || /^(value|date|rating)$/.test(only.concept));
  const rest = sketch.conditions.length + sketch.orders.length + sketch.groups.length;
  return Boolean(plain && !sorts && rest === 0 && set.plan.orderBy && !set.plan.limit);
}

function firstOfSorted({ sketch, set, index }: Turn): Assembled {
  return {
    plan: { ...set.plan, limit: sketch.superlatives[0]?.limit ?? 1 },
    frame: openFrame(index, set.base),
  };
}

/** "by country": the same numbers by other groups. */
function byGroups(turn: Turn): Assembled | undefined {
  const { references, set, index } = turn;
  const sketch = regrouped(turn.sketch, references.groups ?? [], set, references.cues);
  const made = assemble(sketch, index);
  return made && keptIn(made, { ...turn, sketch });
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

/** Other outputs of the same rows: "what are their emails?", "what is the average of those?". */
function overSet(turn: Turn): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const entity =
    sketch.entity && sketch.entity !== references.called ? sketch.entity : (references.called ?? set.subject);
  const own =
    sketch.entity === references.called
      ? { ...sketch, entity }
      : { ...sketch, entity: sketch.entity ?? entity };
  const made = assemble(withoutEmptyRelated(own, references), index);
  return made && keptIn(made, turn);
}

/** "the cities in those countries" names the set, it does not ask for countries that exist. */
function withoutEmptyRelated(sketch: Sketch, { called }: References): Sketch {
  const conditions = sketch.conditions.filter(
    (condition) =>
      !(
        condition.kind === 'related' &&
        condition.model === called &&
        condition.where.length === 0 &&
        !condition.negated
      ),
  );
  return { ...sketch, conditions };
}

function keptIn(made: Assembled, { sketch, references, set, index }: Omit<Turn, 'having'>): Assembled {
  const { plan } = made;
  const base = index.manifest.model(plan.model);
  if (!base) return made;
  const listed =
    plan.fields && !plan.orderBy && !plan.limit && plan.model === set.base.name && set.kind === 'rows';
  // Rows that were sorted and cut stay so, as long as nothing more is said of them.
  if (
    listed &&
    set.plan.orderBy &&
    !plan.where &&
    !set.plan.combine &&
    !set.plan.topPerGroup &&
    sketch.superlatives.length === 0
  ) {
    const orderBy = set.plan.orderBy.map((term) => byPath(term, set.plan));
    const where = joined(set.conjuncts);
    const { limit, offset } = set.plan;
    return {
      ...made,
      plan: { ...plan, ...(where && { where }), orderBy, ...(limit && { limit }), ...(offset && { offset }) },
    };
  }
  const kept = keepInSet(set, base, index);
  const where = joined(mergeConditions(kept, partsOf(plan.where), references.cues));
  return { ...made, plan: withWhere(plan, where) };
}

function withWhere(plan: Plan, where: Plan['where']): Plan {
  const { model, where: _where, ...rest } = plan;
  return { model, ...(where && { where }), ...rest };
}

/** The same columns of fewer, other or differently ordered rows. */
function sameColumns(turn: Turn): Assembled | undefined {
  const { sketch, set, index } = turn;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  if (set.kind === 'numbers') return asRows(turn);
  const amounts = shown.filter(isAmount);
  const plain = shown.filter((operand) => !isAmount(operand));
  const lent: Sketch =
    set.kind === 'groups' && amounts.length === 0
      ? { ...sketch, entity: sketch.entity ?? set.subject, outputs: plain }
      : {
          ...sketch,
          entity: set.kind === 'groups' ? sketch.entity : (sketch.entity ?? set.subject),
          outputs: amounts,
          groups: [...plain, ...sketch.groups],
        };
  const listed: Sketch = { ...sketch, entity: sketch.entity ?? set.subject, outputs: shown };
  const made = assemble(set.kind === 'groups' && amounts.length > 0 ? lent : listed, index);
  if (!made) return undefined;
  const { plan } = made;
  const sameShape =
    plan.model === set.base.name &&
    Boolean(plan.fields) === Boolean(set.plan.fields) &&
    Boolean(plan.measures) === Boolean(set.plan.measures);
  const whole = sameShape ? { ...made, plan: withColumnsOf(plan, turn) } : made;
  const kept = keptIn(whole, turn);
  if (!turn.references.sorts) return kept;
  const { limit: _limit, ...sorted } = kept.plan;
  return { ...kept, plan: { ...sorted, ...(set.plan.limit && { limit: set.plan.limit }) } };
}

function withColumnsOf(plan: Plan, { set, having: said }: Turn): Plan {
  const { fields, dimensions, measures, distinct } = set.plan;
  const having = joined([...partsOf(set.plan.having), ...said, ...partsOf(plan.having)]);
  const orderBy = plan.orderBy?.map((term) => byPath(term, plan));
  return {
    ...plan,
    ...(fields && { fields }),
    ...(dimensions && { dimensions }),
    ...(measures && plan.measures && { measures }),
    ...(distinct && !orderBy && { distinct }),
    ...(having && { having }),
    ...(orderBy && { orderBy }),
  };
}

/** "how many are in Spain?", then "which ones?": the rows behind a number. */
function asRows(turn: Turn): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const counted = set.plan.measures?.[0];
  const distinct = set.shown[0]?.operand;
  const outputs: Operand[] =
    counted?.fn === 'countDistinct' && distinct?.kind === 'count' && distinct.distinct
      ? [{ kind: 'field', ref: distinct.distinct }]
      : displayOf(references.called ?? set.subject).map((field) => ({
          kind: 'field',
          ref: { model: references.called ?? set.subject, field },
        }));
  const entity = sketch.entity ?? references.called ?? set.subject;
  const made = assemble(
    { ...sketch, entity, outputs, distinct: counted?.fn === 'countDistinct' || sketch.distinct },
    index,
  );
  return made && keptIn(made, turn);
}

/** "list them", "show all of them". */
function listSet(turn: Turn): Assembled | undefined {
  if (turn.set.kind !== 'numbers')
    return { plan: turn.set.plan, frame: openFrame(turn.index, turn.set.base) };
  return asRows(turn);
}

/** "what about Spain?" after a number: the same number of other rows, or by a group. */
function sameNumbers(turn: Turn): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const outputs = set.shown.flatMap(({ operand }) => operand ?? []);
  if (outputs.length === 0) return undefined;
  const { groups } = sketch;
  const made = assemble({ ...sketch, entity: groups.length > 0 ? undefined : set.base, outputs }, index);
  if (!made) return undefined;
  const { plan } = made;
  if (plan.model === set.base.name && plan.measures && set.plan.measures?.length === plan.measures.length) {
    const where = joined(mergeConditions(set.conjuncts, partsOf(plan.where), references.cues));
    const measures = plan.measures.map((measure, place) => ({
      ...measure,
      ...plain(set.plan.measures?.[place]),
    }));
    return { ...made, plan: { ...withWhere(plan, where), measures } };
  }
  return keptIn(made, turn);
}

function plain(measure: NonNullable<Plan['measures']>[number] | undefined) {
  if (!measure) return {};
  const { where: _where, ...rest } = measure;
  return rest;
}

/** "how many are there?": the groups, the different values, or the rows. */
function countSet(turn: Turn): Assembled | undefined {
  const { sketch, references, set, index } = turn;
  const values = set.shown.filter(({ operand }) => operand?.kind === 'field');
  const [only] = values;
  const one = values.length === 1 && set.shown.length === values.length && only?.ref ? only.ref : undefined;
  const nameless =
    one && !one.field.primaryKey && !one.field.unique && !displayOf(one.model).includes(one.field);
  const things = references.called ?? sketch.entity;
  const repeats = nameless || set.plan.distinct || set.kind === 'groups';
  const distinct = one && repeats && (!things || things === one.model) && sketch.conditions.length === 0;
  const of = things ?? set.subject;
  const outputs: Operand[] = distinct ? [{ kind: 'count', distinct: one }] : [{ kind: 'count', of }];
  const made = assemble({ ...sketch, entity: of, outputs }, index);
  return made && keptIn(made, turn);
}

/** "for each of them, how many orders?": a number beside every row or group that was shown. */
function perShown(turn: Turn): Assembled | undefined {
  const { sketch, set, index } = turn;
  const groups = set.shown.flatMap(({ operand }) => (operand && !isAmount(operand) ? [operand] : []));
  const outputs = sketch.outputs.filter(isAmount);
  if (groups.length === 0 || outputs.length === 0) return undefined;
  const entity = sketch.entity && !set.models.has(sketch.entity.name) ? sketch.entity : undefined;
  const made = assemble(
    {
      ...sketch,
      entity,
      outputs: outputs.map((output) => counting(output, set)),
      groups: [...sketch.groups.filter((group) => group.kind === 'field'), ...groups],
    },
    index,
  );
  return made && keptIn(made, turn);
}

function isTotal(output: Operand): boolean {
  return output.kind === 'field' && isNumeric(output.ref.field) && !isKey(output.ref);
}

/** "the population of each of those regions": a group has a number only as a total. */
function totalPerShown(turn: Turn): Assembled | undefined {
  const outputs = turn.sketch.outputs.flatMap((output): Operand[] =>
    output.kind === 'field' ? [{ kind: 'aggregate', fn: 'sum', of: output.ref }] : [],
  );
  return outputs.length > 0 ? perShown({ ...turn, sketch: { ...turn.sketch, outputs } }) : undefined;
}

function counting(output: Operand, set: LastSet): Operand {
  return output.kind === 'count' && !output.of && !output.distinct ? { kind: 'count', of: set.base } : output;
}

/** "also show the maximum": one more number of the same rows. */
function addMeasures(turn: Turn): Assembled | undefined {
  const { sketch, set, index } = turn;
  if (set.kind === 'rows') return undefined;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const amounts = [...shown.filter(isAmount), ...sketch.outputs.filter(isAmount)];
  const groups = shown.filter((operand) => !isAmount(operand));
  const made = assemble({ ...sketch, outputs: amounts, groups: [...groups, ...sketch.groups] }, index);
  return made && keptIn(made, turn);
}

/** "also show their country". */
function addFields(turn: Turn): Assembled | undefined {
  const { sketch, set, index } = turn;
  if (set.kind === 'numbers') return undefined;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const amounts = shown.filter(isAmount);
  const fields = [...shown, ...sketch.outputs].filter((operand) => !isAmount(operand));
  const lent = amounts.length > 0 ? { outputs: amounts, groups: fields } : { outputs: fields };
  const made = assemble({ ...sketch, entity: amounts.length > 0 ? undefined : set.subject, ...lent }, index);
  return made && keptIn(made, turn);
}

function turnedComparison({ references: { turn }, set, index }: Turn): Assembled | undefined {
  const conjuncts = turn && set.isPlain ? turned(set.conjuncts, turn) : undefined;
  return conjuncts && { plan: withWhere(set.plan, joined(conjuncts)), frame: openFrame(index, set.base) };
}

/** "which are older than that?": compared with the number that was given. */
function comparedWithLast({ sketch, references: { than, called }, set, index }: Turn): Assembled | undefined {
  const last = valueOfSet(set, than?.ref);
  if (!than || !last) return undefined;
  const made = assemble({ ...sketch, entity: sketch.entity ?? called ?? last.ref.model }, index);
  const base = made && index.manifest.model(made.plan.model);
  if (!made || !base) return undefined;
  const path = pathOf(openFrame(index, base), last.ref);
  const where = joined([...partsOf(made.plan.where), { path, op: than.op, plan: last.plan }]);
  return { ...made, plan: withWhere(made.plan, where) };
}

function pickRow(turn: Turn): Assembled | undefined {
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
function theOthers({ set, index }: Turn): Assembled | undefined {
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
function dropFilters({ sketch, set, index }: Turn): Assembled | undefined {
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
function overOutside({ sketch, references, set, index }: Turn): Assembled | undefined {
  const entity = sketch.entity ?? references.called ?? set.subject;
  const made = assemble({ ...sketch, entity }, index);
  const base = made && index.manifest.model(made.plan.model);
  if (!made || !base) return undefined;
  const where = joined([...partsOf(made.plan.where), ...keepOutOfSet(set, base, index)]);
  return { ...made, plan: withWhere(made.plan, where) };
}
