import type { Model } from '../../data-source/manifest.ts';
import { isAmount, modelOfOperand } from '../assemble/assemble.ts';
import { senseOf } from '../name-sense.ts';
import { dateAll, datedDeed, doneOverTime } from './done-when.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isMeasurable,
  isNumeric,
  type Node,
  type Operand,
  type Superlative,
} from './nodes.ts';
import { amountField } from './read-aggregates.ts';
import { addsUp, isSummable } from './summable.ts';

const units = new Set(['day', 'week', 'month', 'quarter', 'year']);

interface Said {
  readonly groups: Operand[];
  readonly outputs: Operand[];
  readonly superlatives: Superlative[];
  readonly conditions: Condition[];
  readonly unread: Node[];
  readonly entity: Model | undefined;
}

const unitWords: Readonly<Record<string, string>> = {
  day: 'day',
  dia: 'day',
  ngay: 'day',
  week: 'week',
  semana: 'week',
  tuan: 'week',
  month: 'month',
  mes: 'month',
  thang: 'month',
  quarter: 'quarter',
  trimestre: 'quarter',
  quy: 'quarter',
  year: 'year',
  ano: 'year',
  nam: 'year',
};

function unitOf(node: Node | undefined): string | undefined {
  if (node?.t !== 'word') return undefined;
  const forms = [node.word, node.word.replace(/s$/, ''), node.word.replace(/es$/, '')];
  return forms.map((form) => unitWords[form]).find((unit) => unit !== undefined);
}

/** "the best month for revenue": of the months, the one that ranks first by the amount that is named. */
function bestTime({ groups, outputs, superlatives, unread }: Said): void {
  const [amount] = outputs;
  const [best] = superlatives;
  if (groups.length > 0 || outputs.length !== 1 || !amount || !isAmount(amount) || best?.by) return;
  const at = unread.findIndex((node) => unitOf(node) !== undefined);
  const unit = unitOf(unread[at]);
  if (unit === undefined || superlatives.length !== 1 || !best) return;
  unread.splice(at, 1);
  groups.push({ kind: 'bucket', unit });
  superlatives[0] = { direction: best.direction, by: amount, ...(best.limit && { limit: best.limit }) };
}

/** "hires and terminations per month" are counted by two days: one of them alone would be half of the answer. */
function oneDayOnly({ groups, outputs, conditions, unread }: Said): void {
  if (!groups.some(({ kind }) => kind === 'bucket' || kind === 'part')) return;
  const shown = outputs.flatMap((output) =>
    output.kind === 'field' && isDate(output.ref.field) ? [output.ref] : [],
  );
  const done = conditions.flatMap((condition) =>
    condition.kind === 'test' && condition.deed && condition.ref ? [condition.ref] : [],
  );
  for (const refs of [shown, done]) {
    const others = refs.filter(({ field }) => field !== refs[0]?.field);
    unread.push(...others.map(({ field }): Node => ({ t: 'word', start: 0, end: 0, word: field.label })));
  }
}

/** "hires per month", "orders placed by week": things over time are counted, whatever day they happened on. */
function countOverTime({ groups, outputs, superlatives, conditions, entity }: Said): void {
  const timed = groups.some(({ kind }) => kind === 'bucket' || kind === 'part');
  const hasOthers = outputs.some((output) => output.kind !== 'field' || !isDate(output.ref.field));
  if (!timed || hasOthers || superlatives.length > 0) return;
  const [dated] = conditions.flatMap((condition) => (condition.kind === 'test' ? (condition.ref ?? []) : []));
  const [shown] = outputs;
  const of = entity ?? (shown?.kind === 'field' ? shown.ref.model : dated?.model);
  if (!of) return;
  for (const [place, group] of groups.entries())
    if ((group.kind === 'bucket' || group.kind === 'part') && !group.ref && shown?.kind === 'field')
      groups[place] = { ...group, ref: shown.ref };
  if (shown?.kind === 'field') dateAll(conditions, shown.ref);
  outputs.splice(0, outputs.length, { kind: 'count', of });
}

/** "which month had the highest payments": of payments as such, what they add up to is meant. */
function highestOf({ outputs, superlatives, conditions }: Said): void {
  const [best] = superlatives;
  const at = conditions.findIndex(
    (condition) => condition.kind === 'related' && !condition.negated && condition.where.length === 0,
  );
  const of = conditions[at];
  if (outputs.length > 0 || superlatives.length !== 1 || !best || best.by || of?.kind !== 'related') return;
  const amount = best.concept === 'value' || best.concept === 'size' ? amountField(of.model) : undefined;
  if (!amount || !isSummable(amount)) return;
  conditions.splice(at, 1);
  superlatives[0] = { ...best, by: { kind: 'aggregate', fn: 'sum', of: amount } };
}

/**
 * "Which month had the most orders", "on what weekday do we sell most": the stretches of time are the groups,
 * and what there was most of is the number of each. Nothing changes where something else was asked for.
 */
export function busiestTime(asks: string | undefined, said: Said): void {
  const { groups, outputs, superlatives, entity } = said;
  datedDeed(said.conditions);
  const counted = outputs.flatMap((output) => modelOfOperand(output) ?? []);
  doneOverTime(said.conditions, groups, entity ? [entity, ...counted] : counted);
  bestTime(said);
  const timed = groups.length === 1 && (groups[0]?.kind === 'bucket' || groups[0]?.kind === 'part');
  const unit = asks !== undefined && units.has(asks) && groups.length === 0 ? asks : undefined;
  const [extreme] = outputs;
  if ((timed || unit) && superlatives.length === 0 && outputs.length === 1 && extreme?.kind === 'aggregate') {
    // "what year had the highest amount paid": the highest sum, and not the year of the highest payment.
    const isExtreme = extreme.fn === 'max' || extreme.fn === 'min';
    if (isExtreme && unit && addsUp.test(senseOf(extreme.of.field)))
      superlatives.push({
        direction: extreme.fn === 'max' ? 'desc' : 'asc',
        by: { kind: 'field', ref: extreme.of },
      });
  }
  oneDayOnly(said);
  countOverTime(said);
  if (unit) highestOf(said);
  const [only] = superlatives;
  if ((!timed && !unit) || superlatives.length !== 1 || !only) return;
  if (outputs.some((output) => output.kind === 'field' && !isMeasurable(output.ref))) return;
  const number = numberOf(only, entity);
  if (!number) return;
  if (unit) groups.push({ kind: 'bucket', unit, ...dayDone(said.conditions) });
  outputs.splice(0, outputs.length, number);
  superlatives[0] = { ...only, by: number };
}

/** "which month had the most deals closed": the month is that of the closing. */
function dayDone(conditions: readonly Condition[]): { readonly ref?: FieldRef } {
  const done = conditions.find(
    (said) => said.kind === 'test' && said.negated && 'op' in said.test && said.test.op === 'isNull',
  );
  return done?.kind === 'test' && done.ref && isDate(done.ref.field) ? { ref: done.ref } : {};
}

function numberOf({ by, concept }: Superlative, entity: Model | undefined): Operand | undefined {
  if (by?.kind === 'field')
    return isNumeric(by.ref.field) ? { kind: 'aggregate', fn: 'sum', of: by.ref } : undefined;
  if (by?.kind === 'count' && !by.of && !by.distinct) return entity && { kind: 'count', of: entity };
  if (by) return by;
  return entity && (concept === 'count' || concept === 'popularity')
    ? { kind: 'count', of: entity }
    : undefined;
}
