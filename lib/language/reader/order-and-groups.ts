// What is settled only when the whole question was read: by what it is ordered, which groups are groups.
import type { Model } from '../../data-source/manifest.ts';
import { displayOf } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { stemOf } from '../schema-words.ts';
import {
  type Condition,
  type FieldRef,
  isMeasurable,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
  type Superlative,
} from './nodes.ts';
import { amountField } from './read-aggregates.ts';
import { modelOf, type Sketch } from './sketch.ts';
import { isSummable } from './summable.ts';

/** "top 3 customers by number of orders": the order is said after "by". */
export function rankedBy(
  superlatives: Superlative[],
  outputs: Operand[],
  groups: Operand[],
  nodes: readonly Node[],
  entity: Model | undefined,
  orders: Sketch['orders'][number][],
): void {
  rankedByParts(superlatives, outputs, groups, nodes, entity);
  // "which film has the most actors, and how many": the number is what the order is by.
  const most = superlatives.find(({ by }) => by?.kind === 'count' && by.of !== undefined && by.of !== entity);
  const asked = outputs.findIndex((output) => output.kind === 'count' && !output.of && !output.distinct);
  if (most?.by && asked >= 0) outputs[asked] = most.by;
  // "customers per country, most first": how many there are in each, in that order.
  const all = superlatives.findIndex(({ by, every, concept }) => every && !by && concept === 'count');
  if (all >= 0 && entity && groups.length > 0 && outputs.length === 0) {
    const count: Operand = { kind: 'count', of: entity };
    outputs.push(count);
    superlatives[all] = { ...(superlatives[all] as Superlative), by: count };
  }
  const grouped =
    groups.length === 1 && groups[0]?.kind === 'field' && isMeasurable(groups[0].ref) ? groups[0] : undefined;
  // "the largest order by freight": whatever "large" may mean of other things, here it is said.
  const isOwn = entity !== undefined && grouped?.ref.model === entity;
  const bare = superlatives.findIndex(
    ({ by, concept }) =>
      !by &&
      (isOwn || concept === 'value' || concept === 'rating' || concept === 'sales' || concept === 'count'),
  );
  if (bare < 0) return;
  const said = nodes.findIndex(
    (node) => roleOf(node) === 'groupBy' || (node.t === 'small' && /^(by|theo|por)$/.test(node.word)),
  );
  const after = said < 0 ? undefined : nodes[said + 1];
  const by: Operand | undefined =
    after?.t === 'operand'
      ? after.operand
      : after?.t === 'field' && isMeasurable(after.ref)
        ? { kind: 'field', ref: after.ref }
        : undefined;
  const named = by ?? grouped;
  if (!named) {
    // "total freight by country, top 5": the greatest totals, and not those with the greatest freight.
    const amount = outputs.find(({ kind }) => kind === 'aggregate' || kind === 'count' || kind === 'given');
    if (amount && groups.length > 0 && !entity)
      superlatives[bare] = { ...(superlatives[bare] as Superlative), by: amount };
    return;
  }
  // "best selling products by units" adds them up.
  const elsewhere =
    named.kind === 'field' &&
    isNumeric(named.ref.field) &&
    entity !== undefined &&
    named.ref.model !== entity;
  const operand: Operand = elsewhere ? { kind: 'aggregate', fn: 'sum', of: named.ref } : named;
  superlatives[bare] = { ...(superlatives[bare] as Superlative), by: operand };
  if (grouped) groups.length = 0;
  const at = outputs.indexOf(named);
  if (at >= 0) outputs.splice(at, 1);
  const field = outputs.findIndex(
    (output) => output.kind === 'field' && named.kind === 'field' && output.ref.field === named.ref.field,
  );
  if (field >= 0) outputs.splice(field, 1);
  // "with the count" shows what the order is by.
  const bareCount = outputs.findIndex((output) => output.kind === 'count' && !output.of && !output.distinct);
  if (bareCount >= 0 && (operand.kind === 'count' || operand.kind === 'aggregate'))
    outputs[bareCount] = operand;
  // A computed amount is shown with the things it ranks: it is no column that they could be sorted by.
  if (operand.kind === 'given' && entity && entity !== operand.model && outputs.length === 0) {
    outputs.push(operand);
    groups.push({ kind: 'entity', model: entity });
  }
  // "best customers by revenue" are several, and no number says how many: all of them, the best first.
  const ranked = superlatives[bare] as Superlative;
  if (ranked.limit === undefined && isSaidOfMany(nodes, entity)) {
    superlatives.splice(bare, 1);
    orders.push({ by: [operand], direction: ranked.direction });
  }
}

/**
 * "top 5 clients by invoice total", "clients by invoice total", "top 5 clients by orders": what belongs to them
 * ranks them, by its amount or by how many there are. What they belong to themselves groups them instead.
 */
function rankedByParts(
  superlatives: Superlative[],
  outputs: Operand[],
  groups: Operand[],
  nodes: readonly Node[],
  entity: Model | undefined,
): void {
  const [group, second] = groups;
  if (!entity || second) return;
  const isParent = (model: Model) =>
    entity.relations.some(({ kind, to }) => kind === 'one' && to === model.name);
  // "employees by hours": nobody groups people by a number of hours that they once worked.
  if (group?.kind === 'field' && superlatives.length === 0 && outputs.length === 0) {
    const { ref } = group;
    if (ref.model === entity || isParent(ref.model) || !isSummable(ref)) return;
    groups.splice(0, 1, { kind: 'entity', model: entity });
    outputs.push({ kind: 'aggregate', fn: 'sum', of: ref });
    return;
  }
  if (group?.kind !== 'entity' || !group.loose || group.model === entity || isParent(group.model)) return;
  const { model } = group;
  const at = nodes.findIndex((node) => node.t === 'group' && node.by.includes(group));
  const isAmount = (output: Operand) =>
    (output.kind === 'field' && output.ref.model === model && isSummable(output.ref)) ||
    (output.kind === 'aggregate' && output.fn === 'sum' && output.of.model === model);
  const said = outputs.find(isAmount);
  const next = nodes[at + 1];
  const isBeside = next?.t === 'field' && next.ref.model === model;
  const top = superlatives.findIndex(({ by, concept }) => !by && concept === 'value');
  const money = /expense|payment|invoice|sale|donation|refund/.test(senseOf(model))
    ? amountField(model)
    : undefined;
  const of = said?.kind === 'field' ? said.ref : said?.kind === 'aggregate' ? said.of : undefined;
  if (of ? !isBeside : top < 0) return;
  const ref = of ?? money;
  const by: Operand = ref ? { kind: 'aggregate', fn: 'sum', of: ref } : { kind: 'count', of: model };
  groups.splice(0, 1, { kind: 'entity', model: entity });
  outputs.splice(0, outputs.length, by);
  if (top >= 0) superlatives[top] = { ...(superlatives[top] as Superlative), by };
}

function isSaidOfMany(nodes: readonly Node[], entity: Model | undefined): boolean {
  const said = nodes.find((node) => node.t === 'model' && node.model === entity);
  return said !== undefined && isPlural(said);
}

export function isPlural(node: Node): boolean {
  return node.t === 'model' && node.said?.endsWith('s') === true && stemOf(node.said) !== node.said;
}

/** "orders month over month": how many there were in each, beside the one before. */
export function growing(
  nodes: readonly Node[],
  groups: Operand[],
  outputs: Operand[],
  entity: Model | undefined,
): void {
  const said = nodes.flatMap((node) => (node.t === 'cue' && node.cue.role === 'growth' ? [node.text] : []));
  const named = /\b(year|quarter|month|week|day)\b/.exec(said.join(' '))?.[1];
  // "revenue growth": of a number that was asked for, from month to month where no stretch was named.
  const isNumber =
    outputs.length > 0 && outputs.every(({ kind }) => kind === 'given' || kind === 'aggregate');
  const unit = named ?? (isNumber && groups.length === 0 ? 'month' : undefined);
  const timed = groups.some(({ kind }) => kind === 'bucket' || kind === 'part');
  if (!unit || timed || (!entity && outputs.length === 0)) return;
  groups.push({ kind: 'bucket', unit });
  if (entity && outputs.length === 0) outputs.push({ kind: 'count', of: entity });
}

/** "every individual's first name" groups nothing: without a number, each is just all. */
export function ungroup(
  groups: Operand[],
  outputs: Operand[],
  superlatives: readonly Superlative[],
  orders: Sketch['orders'],
  entity: Model | undefined,
): void {
  const timed = groups.some((group) => group.kind === 'bucket' || group.kind === 'part');
  const named = groups.every((group) => group.kind !== 'entity' || group.model !== entity);
  if (entity && outputs.length === 0 && superlatives.length === 0 && groups.length > 0 && (timed || named)) {
    // "orders per month" is how many; "expenses by category" are amounts before they are many.
    const amount = /expense|donation|refund|deposit|withdrawal|cost\b/.test(senseOf(entity))
      ? amountField(entity)
      : undefined;
    if (amount) outputs.push({ kind: 'aggregate', fn: 'sum', of: amount });
    outputs.push({ kind: 'count', of: entity });
    return;
  }
  const counts = (operand: Operand | undefined) =>
    operand !== undefined && operand.kind !== 'field' && operand.kind !== 'entity';
  if (outputs.some(counts) || superlatives.length > 0 || orders.some(({ by }) => by.some(counts))) return;
  const fields = groups.filter(
    (group) =>
      group.kind === 'field' &&
      !outputs.some((output) => output.kind === 'field' && output.ref.field === group.ref.field),
  );
  outputs.unshift(...fields);
  for (const group of [...groups]) {
    if (group.kind !== 'entity' || !group.loose) continue;
    groups.splice(groups.indexOf(group), 1);
    // "salary by employee" says whose it is.
    const isTheirs = (output: Operand) =>
      output.kind === 'field' && output.ref.model === group.model && isNumeric(output.ref.field);
    if (outputs.every(isTheirs))
      outputs.unshift(
        ...displayOf(group.model).map(
          (field): Operand => ({ kind: 'field', ref: { model: group.model, field } }),
        ),
      );
  }
  for (const group of [...groups]) if (group.kind === 'field') groups.splice(groups.indexOf(group), 1);
}

/** "the top 3 support rates": the rates themselves, where nothing else is asked for. */
function bestValues(
  superlatives: readonly Superlative[],
  outputs: Operand[],
  entity: Model | undefined,
): void {
  const [only] = superlatives;
  if (entity || outputs.length > 0 || superlatives.length !== 1 || only?.by?.kind !== 'field') return;
  if (only.limit !== undefined && only.limit > 1 && isNumeric(only.by.ref.field)) outputs.push(only.by);
}

const kinds =
  /\b(type|kind|status|state|method|colou?r|category|class|level|channel|gender|country|city|region|genre|language|currency|role|title|position|grade|priority|format|reason|source|segment)( code)?$/;

/** "what are all the payment methods": each once, where a column of kinds is all that is asked for. */
export function eachOnce(
  sketch: Omit<Sketch, 'distinct' | 'both' | 'everything' | 'mentioned' | 'unread' | 'share'>,
  nodes: readonly Node[],
): boolean {
  const [only] = sketch.outputs;
  if (sketch.outputs.length !== 1 || only?.kind !== 'field') return false;
  const rest = [sketch.conditions, sketch.groups, sketch.superlatives, sketch.orders];
  if (rest.some((part) => part.length > 0) || sketch.limit !== undefined) return false;
  const { model, field } = only.ref;
  if (field.type !== 'text' || !kinds.test(senseOf(field))) return false;
  if (model.displayFields.includes(field.name) || field.unique || field.primaryKey) return false;
  // "order channels", not "the channels of orders"; and "what is his country?" is about one.
  const at = nodes.findIndex((node) => node.t === 'field' && node.ref.field === field);
  const named = nodes[at];
  const before = nodes[at - 1];
  const said = named?.t === 'field' ? (named.said ?? '') : '';
  if (!said.endsWith('s') || stemOf(said) === said || nodes.some((node) => roleOf(node) === 'pronoun'))
    return false;
  return !sketch.entity || (sketch.entity === model && before?.t === 'model' && before.end === named?.start);
}

/** "who orders most": whoever has most orders has some. */
function mostDone(superlatives: Superlative[], conditions: Condition[], entity: Model | undefined): void {
  const [only] = superlatives;
  if (superlatives.length !== 1 || only?.direction !== 'desc') return;
  const by = only.by ?? (only.concept === 'count' ? { kind: 'count' as const } : undefined);
  if (by?.kind !== 'count' || by.distinct) return;
  const { of } = by;
  const isDeed = (made: Condition) =>
    made.kind === 'related' &&
    !made.negated &&
    made.where.length === 0 &&
    made.model !== entity &&
    (of === undefined || of === made.model);
  const deeds = conditions.filter(isDeed);
  const [deed] = deeds;
  if (deeds.length !== 1 || deed?.kind !== 'related') return;
  superlatives[0] = { ...only, by: { ...by, of: deed.model } };
  conditions.splice(conditions.indexOf(deed), 1);
}

/** "men and women by department": as many as are named of one column, each by itself. */
export function eachKind(
  conditions: readonly Condition[],
  groups: Operand[],
  outputs: readonly Operand[],
  nodes: readonly Node[],
): void {
  const isCount = outputs.length === 1 && outputs[0]?.kind === 'count' && !outputs[0].distinct;
  if (!isCount || groups.length !== 1 || nodes.some((node) => roleOf(node) === 'or')) return;
  for (const one of conditions) {
    const tests = one.negated ? [] : one.kind === 'or' ? one.any : one.kind === 'both' ? one.all : [];
    const refs = tests.map((test) =>
      test.kind === 'test' && !test.negated && 'value' in test.test && test.test.op === 'eq'
        ? test.ref
        : undefined,
    );
    const [ref] = refs;
    if (!ref || refs.length < 2 || refs.some((other) => other?.field !== ref.field)) continue;
    groups.push({ kind: 'field', ref: { model: ref.model, field: ref.field } });
    return;
  }
}

/** "late deliveries by driver": of what has only been said how it is, its rows. */
export function saidFirst(nodes: readonly Node[]): Model | undefined {
  const [first] = nodes.filter((node) => node.t !== 'small');
  return first?.t === 'condition' ? modelOf(first.condition) : undefined;
}

export function onlyGroup(groups: readonly Operand[], outputs: readonly Operand[]): Model | undefined {
  const [first] = groups;
  return outputs.every((output) => output.kind === 'field') && first?.kind === 'entity'
    ? first.model
    : undefined;
}

/** What comes first, once all else was read. */
export function settleExtremes(
  superlatives: Superlative[],
  outputs: Operand[],
  conditions: Condition[],
  entity: Model | undefined,
): void {
  mergeLimits(superlatives);
  bothExtremes(superlatives, outputs);
  mostDone(superlatives, conditions, entity);
  bestValues(superlatives, outputs, entity);
}

/** "the highest cost, the lowest cost": two ends of one field are two numbers, not an order. */
function bothExtremes(superlatives: Superlative[], outputs: Operand[]): void {
  const onlyNumbers = outputs.length > 0 && outputs.every((output) => output.kind === 'aggregate');
  const opposed =
    superlatives.length > 1 &&
    outputs.length === 0 &&
    new Set(superlatives.map(({ direction }) => direction)).size === 2;
  if (!opposed && !onlyNumbers) return;
  for (const { by, direction, limit } of [...superlatives]) {
    if (by?.kind !== 'field' || limit !== undefined) return;
    const [first] = outputs;
    if (first?.kind === 'aggregate' && first.of.model !== by.ref.model) return;
    outputs.push({ kind: 'aggregate', fn: direction === 'asc' ? 'min' : 'max', of: by.ref });
    superlatives.shift();
  }
}

/** "top 3 artists with the most songs": the first says how many, the second by what. */
function mergeLimits(superlatives: Superlative[]): void {
  const bare = superlatives.findIndex(
    ({ by, concept }) => !by && (concept === 'value' || concept === 'rating' || concept === 'date'),
  );
  const full = superlatives.findIndex(({ by }) => by !== undefined);
  if (bare < 0 || full < 0) return;
  const limit = superlatives[full]?.limit ?? superlatives[bare]?.limit;
  superlatives[full] = { ...(superlatives[full] as Superlative), ...(limit !== undefined && { limit }) };
  superlatives.splice(bare, 1);
}

/** A player has one person's height, of which there is no mean. */
function hasOne(owner: Model, model: Model): boolean {
  return owner.relations.some(({ kind, to }) => kind === 'one' && to === model.name);
}

/** True for a group of many rows: a parent, a stretch of time, a kind. */
export function isWider(group: Operand, { model }: FieldRef): boolean {
  return isWiderThan(group, model);
}

/** Whether a group may hold several rows of the model. */
export function isWiderThan(group: Operand, model: Model): boolean {
  if (group.kind === 'bucket' || group.kind === 'part') return true;
  if (group.kind === 'entity') return group.model !== model && !hasOne(group.model, model);
  if (group.kind !== 'field') return false;
  return group.ref.model !== model || (!group.ref.field.unique && !group.ref.field.primaryKey);
}

/** "the average order value", "the total overdue amount": what an amount is by itself needs no word for it. */
export function saidAnyway(outputs: readonly Operand[], unread: Node[]): void {
  for (const fn of ['avg', 'sum'] as const) {
    const isSo = outputs.some(
      (output) =>
        (output.kind === 'given' && output.measure.fn === fn) ||
        (fn === 'sum' && output.kind === 'aggregate' && output.fn === fn),
    );
    const said = isSo ? unread.findIndex((node) => roleOf(node) === fn) : -1;
    if (said >= 0) unread.splice(said, 1);
  }
}
