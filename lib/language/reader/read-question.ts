// A question read as a sketch: what is asked for, of what, under which conditions, in what order. The
// sketch speaks of models and fields but not yet of paths; `assemble` makes a plan of it.
import type { Field, Model } from '../../data-source/manifest.ts';
import { displayOf } from '../assemble/frame.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isMeasurable,
  isNumeric,
  type Node,
  type Operand,
  roleOf,
  type Superlative,
} from './nodes.ts';
import { readAmounts } from './read-amounts.ts';
import { readConditions, yearTest } from './read-conditions.ts';
import { readFlags } from './read-flags.ts';
import { readDeeds } from './read-deeds.ts';
import { readOrder } from './read-order.ts';
import { readQuantities } from './read-quantities.ts';
import { readWordOrder } from './read-word-order.ts';
import { isAnd } from './rewrite.ts';

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

export function readQuestion(nodes: readonly Node[]): Sketch {
  const read = readConditions(readFlags(readOrder(readAmounts(readQuantities(readDeeds(readWordOrder(nodes)))))));
  return sketchOf(read);
}

type Open = Extract<Condition, { where: readonly Condition[]; model: Model }> & { where: Condition[] };

function sketchOf(nodes: readonly Node[]): Sketch {
  let zone: 'select' | 'filter' = 'select';
  let entity: Model | undefined;
  const outputs: Operand[] = [];
  const conditions: Condition[] = [];
  const groups: Operand[] = [];
  const orders: { by: readonly Operand[]; direction: 'asc' | 'desc' }[] = [];
  const superlatives: Superlative[] = [];
  const mentioned: Model[] = [];
  const unread: Node[] = [];
  let distinct = false;
  let everything = false;
  let asks: string | undefined;
  let limit: number | undefined;
  let share = false;
  let both = false;
  let degree: MeasuredConcept | undefined;
  let growth: Sketch['growth'];
  let open: Open | undefined;
  let denied = false;
  let started = false;

  const addCondition = (made: Condition) => {
    const model = modelOf(made);
    if (made.kind === 'both' && open && !open.negated && open.where.length === 0 && model === open.model) {
      // "bought both A and B": two related rows, not one that is both.
      conditions.splice(conditions.indexOf(open as Condition), 1, made);
      open = undefined;
      return;
    }
    if (
      open &&
      !open.negated &&
      open.kind === 'related' &&
      model === open.model &&
      isEqual(made) &&
      open.where.some((other) => isEqual(other) && refOf(other) === refOf(made))
    ) {
      // "rated 3 stars and 4 stars": one row cannot be both.
      open = { kind: 'related', model: open.model, where: [made], negated: false, clause: made.clause };
      conditions.push(open as Condition);
      return;
    }
    const placeless = !model && made.kind === 'test' && 'period' in made.test && open && hasTime(open.model);
    const belongs =
      open && (placeless || (model && (model === open.model || (open.negated && model !== entity))));
    if (belongs) (open as Open).where.push(made);
    else conditions.push(made);
  };

  for (const [at, node] of nodes.entries()) {
    const previous = nodes[at - 1];
    switch (node.t) {
      case 'mark':
        if (/[.;?!]/.test(node.mark)) {
          zone = 'select';
          open = undefined;
        }
        break;
      case 'small':
        if (
          started &&
          /^(that|which|where|in|at|on|by|from|while|like|through|among|during|que|trong|o|tai|tu|en|donde|por|within|to)$/.test(
            node.word,
          )
        ) {
          zone = 'filter';
        }
        break;
      case 'cue': {
        const { role, value } = node.cue;
        if (role === 'list') {
          if (at > 0 || !started) zone = 'select';
        } else if (role === 'question') {
          if (started && value !== 'thing') zone = 'filter';
          else if (started && !isSentenceStart(nodes, at)) zone = 'filter';
          else zone = 'select';
          asks ??= value;
          if (value === 'degree') degree = degreeOf(node.text, nodes[at + 1]);
          if (
            value === 'thing' &&
            outputs.length === 0 &&
            /^(what|which|que|cual|cuales|nao)$/.test(node.text) &&
            nodes[at + 1]?.t === 'field'
          )
            distinct = true;
        } else if (role === 'existence') {
          if (started) zone = 'filter';
        } else if (role === 'distinct') distinct = true;
        else if (role === 'negation' || role === 'except' || role === 'neither' || role === 'nor') {
          denied = true;
          if (started) zone = 'filter';
        } else if (role === 'share') share = true;
        else if (role === 'both') both = true;
        else if (role === 'growth') growth = value === 'previous_year' ? 'previous_year' : 'previous_period';
        else if (role === 'pronoun' && zone === 'filter' && isOwn(node)) zone = zone;
        else if (
          role === 'write' ||
          role === 'superlative' ||
          role === 'comparative' ||
          role === 'between' ||
          role === 'sum' ||
          role === 'avg' ||
          role === 'ratio' ||
          role === 'contains' ||
          role === 'null'
        )
          unread.push(node);
        break;
      }
      case 'model': {
        started = true;
        if (!mentioned.includes(node.model)) mentioned.push(node.model);
        if (!entity && (zone === 'select' || (outputs.length === 0 && conditions.length === 0))) {
          entity = node.model;
          if (denied) unread.push(node);
          if (zone === 'select' && isCoordinated(nodes, at)) {
            for (const field of displayOf(node.model))
              outputs.push({ kind: 'field', ref: { model: node.model, field } });
          }
        } else if (
          zone === 'select' &&
          previous?.t === 'model' &&
          previous.model === entity &&
          previous.end === node.start &&
          !denied
        ) {
          // "film categories": the last noun is the thing, the one before it only narrows.
          entity = node.model;
        } else if (node.model === entity && denied) {
          // "devices that have no devices in stock": the denial is about what comes next.
          break;
        } else if (open?.negated && !denied && zone === 'filter') {
          open.where.push({
            kind: 'related',
            model: node.model,
            where: [],
            negated: false,
            clause: node.start,
          });
        } else if (!entity && !denied && isOfOutputs(node.model, outputs)) {
          entity = node.model;
        } else if (node.model !== entity || node.via) {
          const own = zone === 'select' && isOfOutputs(node.model, outputs);
          if (denied || (zone === 'filter' && !own)) {
            open = { kind: 'related', model: node.model, where: [], negated: denied, clause: node.start };
            conditions.push(open as Condition);
          }
        }
        denied = false;
        break;
      }
      case 'field': {
        started = true;
        if (isNameOfNext(nodes, at)) break;
        const extremeOf = zone === 'filter' && !denied ? ownExtreme(node) : undefined;
        if (extremeOf && isNumeric(node.ref.field) && roleOf(previous) === 'existence') {
          superlatives.push({ direction: extremeOf, by: { kind: 'field', ref: node.ref } });
          break;
        }
        const goesOut = zone === 'select' || isListed(nodes, at);
        if (goesOut && !denied) {
          const known = outputs.some(
            (output) =>
              output.kind === 'field' &&
              output.ref.field === node.ref.field &&
              output.ref.via === node.ref.via,
          );
          if (!known) outputs.push({ kind: 'field', ref: node.ref });
        }         else if (denied && entity && node.ref.model !== entity) {
          open = { kind: 'related', model: node.ref.model, where: [], negated: true, clause: node.start };
          conditions.push(open as Condition);
        } else if (denied && node.ref.model === entity && whenDone(node.ref)) {
          addCondition({
            kind: 'test',
            ref: whenDone(node.ref),
            test: { op: 'isNull' },
            negated: false,
            clause: node.start,
          });
        } else if (denied && node.ref.field.nullable && isPointer(node.ref)) {
          // "reports to nobody": what the key points to is missing.
          addCondition({
            kind: 'test',
            ref: node.ref,
            test: { op: 'isNull' },
            negated: false,
            clause: node.start,
          });
        } else if (isDate(node.ref.field) || isNumeric(node.ref.field)) unread.push(node);
        else if (denied) {
          addCondition({
            kind: 'test',
            ref: node.ref,
            test: { op: 'isNull' },
            negated: false,
            clause: node.start,
          });
        } else if (!isDefinite(previous)) unread.push(node);
        else unread.push(node);
        denied = false;
        break;
      }
      case 'operand': {
        started = true;
        const { operand } = node;
        if (operand.kind === 'count' && operand.of && !mentioned.includes(operand.of))
          mentioned.push(operand.of);
        const extreme = operand.kind === 'aggregate' && (operand.fn === 'min' || operand.fn === 'max');
        if (zone === 'filter' && extreme && !groups.length && !isListed(nodes, at)) {
          superlatives.push({
            direction: operand.fn === 'min' ? 'asc' : 'desc',
            by: { kind: 'field', ref: operand.of },
          });
        } else outputs.push(operand);
        // "how many times has X booked a room": what follows is about what is counted.
        if (
          operand.kind === 'count' &&
          /^(how many|how often|bao nhieu|may|cuant)/.test(node.text ?? '') &&
          zone === 'select'
        )
          zone = 'filter';
        break;
      }
      case 'superlative': {
        const { superlative } = node;
        const bare = zone === 'select' && outputs.length === 0 && !entity && superlative.limit === undefined;
        const by = superlative.by;
        const asked = asks !== 'person' && by?.kind === 'field' && isMeasurable(by.ref);
        if (bare && asked && !followedByNoun(nodes, at)) {
          outputs.push({
            kind: 'aggregate',
            fn: superlative.direction === 'asc' ? 'min' : 'max',
            of: by.ref,
          });
        } else if (groups.length > 0 && by?.kind === 'field' && zone === 'select' && !entity) {
          outputs.push({
            kind: 'aggregate',
            fn: superlative.direction === 'asc' ? 'min' : 'max',
            of: by.ref,
          });
        } else superlatives.push(superlative);
        if (by?.kind === 'count' && by.of && !mentioned.includes(by.of)) mentioned.push(by.of);
        started = true;
        break;
      }
      case 'order':
        orders.push({ by: node.by, direction: node.direction });
        break;
      case 'group':
        groups.push(...node.by);
        started = true;
        break;
      case 'condition': {
        const made = denied ? { ...node.condition, negated: !node.condition.negated } : node.condition;
        denied = false;
        if (made.kind === 'counted') {
          open = { ...made, where: [...made.where] } as Open;
          conditions.push(open as Condition);
        } else addCondition(made);
        started = true;
        break;
      }
      case 'value':
        addCondition({
          kind: 'test',
          ref: node.ref,
          test: { op: 'eq', value: node.value },
          negated: denied,
          clause: node.start,
        });
        denied = false;
        break;
      case 'period':
        addCondition({
          kind: 'test',
          test: { op: node.op, period: node.period },
          negated: denied,
          clause: node.start,
        });
        denied = false;
        break;
      case 'literal': {
        const model =
          previous?.t === 'model'
            ? previous.model
            : nodes[at + 1]?.t === 'model'
              ? (nodes[at + 1] as Node & { t: 'model' }).model
              : undefined;
        addCondition({
          kind: 'test',
          model,
          test: { op: 'eq', value: node.text },
          negated: denied,
          clause: node.start,
        });
        if (!node.quoted) unread.push(node);
        denied = false;
        break;
      }
      case 'against':
        addCondition({
          kind: 'against',
          ref: node.of,
          of: node.of,
          op: node.op,
          fn: node.fn,
          concept: node.concept,
          negated: denied,
          clause: node.start,
        });
        denied = false;
        break;
      case 'compare':
        addCondition({ kind: 'test', test: node.test, negated: denied, clause: node.start });
        unread.push(node);
        break;
      case 'number': {
        const next = nodes[at + 1]?.t === 'small' ? nodes[at + 2] : nodes[at + 1];
        if (zone === 'select' && next?.t === 'model' && limit === undefined && Number.isInteger(node.value))
          limit = node.value;
        else unread.push(node);
        break;
      }
      case 'word':
        if (
          /^(information|info|details?|data|everything|records?|rows?|attributes|columns|fields)$/.test(
            node.word,
          )
        ) {
          everything ||= zone === 'select' && outputs.length === 0;
        } else unread.push(node);
        break;
    }
  }
  rankedBy(superlatives, outputs, groups, nodes, entity);
  summed(groups, outputs, superlatives);
  ungroup(groups, outputs, superlatives, orders, entity);
  entity ??= onlyGroup(groups, outputs);
  mergeLimits(superlatives);
  bothExtremes(superlatives, outputs);
  if (denied) unread.push({ t: 'word', word: 'not', start: 0, end: 0 });
  return {
    entity,
    outputs,
    conditions,
    groups,
    orders,
    superlatives,
    distinct,
    both,
    ...(degree && { degree }),
    everything,
    asks,
    limit,
    mentioned,
    unread,
    share,
    growth,
  };
}

/** "top 3 customers by number of orders": the order is said after "by". */
function rankedBy(
  superlatives: Superlative[],
  outputs: Operand[],
  groups: Operand[],
  nodes: readonly Node[],
  entity: Model | undefined,
): void {
  // "which film has the most actors, and how many": the number is what the order is by.
  const most = superlatives.find(({ by }) => by?.kind === 'count' && by.of !== undefined && by.of !== entity);
  const asked = outputs.findIndex((output) => output.kind === 'count' && !output.of && !output.distinct);
  if (most?.by && asked >= 0) outputs[asked] = most.by;
  const bare = superlatives.findIndex(
    ({ by, concept }) =>
      !by && (concept === 'value' || concept === 'rating' || concept === 'sales' || concept === 'count'),
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
  const grouped =
    groups.length === 1 && groups[0]?.kind === 'field' && isMeasurable(groups[0].ref) ? groups[0] : undefined;
  const named = by ?? grouped;
  if (!named) return;
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
}

/** "every individual's first name" groups nothing: without a number, each is just all. */
function ungroup(
  groups: Operand[],
  outputs: Operand[],
  superlatives: readonly Superlative[],
  orders: Sketch['orders'],
  entity: Model | undefined,
): void {
  const timed = groups.some((group) => group.kind === 'bucket' || group.kind === 'part');
  const named = groups.every((group) => group.kind !== 'entity' || group.model !== entity);
  if (entity && outputs.length === 0 && superlatives.length === 0 && groups.length > 0 && (timed || named)) {
    // "orders per month" is how many.
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
  for (const group of [...groups]) if (group.kind === 'field') groups.splice(groups.indexOf(group), 1);
}

function onlyGroup(groups: readonly Operand[], outputs: readonly Operand[]): Model | undefined {
  const [first] = groups;
  return outputs.every((output) => output.kind === 'field') && first?.kind === 'entity'
    ? first.model
    : undefined;
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

function isEqual(made: Condition): boolean {
  return made.kind === 'test' && made.test.op === 'eq' && !made.negated;
}

function refOf(made: Condition): Field | undefined {
  return made.kind === 'test' ? made.ref?.field : undefined;
}

/** "companies and their industries": the model is itself one of the things asked for. */
function isCoordinated(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  if (before?.t === 'small' || before?.t === 'field' || before?.t === 'operand') return false;
  if (!isAnd(nodes[at + 1])) return false;
  const next = nodes
    .slice(at + 2)
    .find(
      (node) =>
        node.t !== 'small' && roleOf(node) !== 'pronoun' && roleOf(node) !== 'all' && roleOf(node) !== 'list',
    );
  return next?.t === 'field' || next?.t === 'operand';
}

function degreeOf(text: string, next: Node | undefined): MeasuredConcept | undefined {
  const said = `${text} ${next?.t === 'word' || next?.t === 'small' ? next.word : ''}`;
  if (/how old/.test(said)) return 'age';
  if (/how long/.test(said)) return 'length';
  if (/how tall|how high/.test(said)) return 'height';
  if (/how heavy/.test(said)) return 'weight';
  if (/how big|how large/.test(said)) return 'size';
  if (/how far/.test(said)) return 'distance';
  return undefined;
}

function isPointer({ model, field }: FieldRef): boolean {
  return model.relations.some(({ kind, on }) => kind === 'one' && on.some(({ from }) => from === field.name));
}

const addsUp = /\b(amount|total|sales|revenue|quantity|freight|paid|spent|expense|profit|income|units sold)\b/;

/** "amount paid by category": what adds up is added up for each group. */
function summed(groups: readonly Operand[], outputs: Operand[], superlatives: readonly Superlative[]): void {
  const [only] = outputs;
  if (groups.length === 0 || superlatives.length > 0 || outputs.length !== 1 || only?.kind !== 'field') return;
  const { ref } = only;
  if (!isNumeric(ref.field) || ref.field.type === 'interval' || !addsUp.test(ref.field.label) || ref.model.isView) return;
  if (groups.some((group) => group.kind === 'field' && group.ref.field === ref.field)) return;
  outputs[0] = { kind: 'aggregate', fn: 'sum', of: ref };
}

/** "not shipped" of a field of that stem: the date on which it was done is missing. */
function whenDone(ref: FieldRef): FieldRef | undefined {
  if (isDate(ref.field) && ref.field.nullable) return ref;
  const [stem] = ref.field.label.split(' ');
  const field = ref.model.fields.find(
    (candidate) =>
      isDate(candidate) && candidate.nullable && stem !== undefined && candidate.label.startsWith(stem),
  );
  return field && { model: ref.model, field };
}

/** "names of the directors": the directors are known by their names already. */
function isNameOfNext(nodes: readonly Node[], at: number): boolean {
  const node = nodes[at];
  const of = nodes[at + 1];
  const next = nodes[at + 2];
  if (node?.t !== 'field' || !/^(the )?(name|names|nombre|nombres|ten)$/.test(node.said ?? '')) return false;
  if (of?.t !== 'small' || next?.t !== 'field' || next.ref.field === node.ref.field) return false;
  return next.ref.field.type === 'text' && !/name/.test(next.ref.field.label);
}

/** "with the maximum occupancy" where that is what the column is called. */
function ownExtreme(node: Extract<Node, { t: 'field' }>): 'asc' | 'desc' | undefined {
  if (/^(the )?(maximum|max|highest)\b/.test(node.said ?? '')) return 'desc';
  return /^(the )?(minimum|min|lowest)\b/.test(node.said ?? '') ? 'asc' : undefined;
}

function hasTime(model: Model): boolean {
  return model.fields.some((field) => isDate(field) || /\byear\b/.test(field.label));
}

function isSentenceStart(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  return !before || before.t === 'mark';
}

function isOwn(_node: Node): boolean {
  return true;
}

function isDefinite(node: Node | undefined): boolean {
  return node?.t === 'small';
}

/** A field in the middle of conditions is listed where "and their", "along with" or the like says so. */
function isListed(nodes: readonly Node[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const node = nodes[index] as Node;
    const role = roleOf(node);
    if (role === 'pronoun' || role === 'list') return true;
    if (role === 'and' && (node.end - node.start > 1 || nodes[at - 1]?.t === 'small' || index === at - 1))
      return true;
    if (role === 'question') return true;
    if (node.t === 'field') return isListed(nodes, index);
    if (node.t !== 'small' && role !== 'and' && role !== 'all' && role !== 'distinct' && node.t !== 'mark')
      return false;
  }
  return false;
}

function isOfOutputs(model: Model, outputs: readonly Operand[]): boolean {
  return outputs.some((output) => output.kind === 'field' && output.ref.model === model);
}

function followedByNoun(nodes: readonly Node[], at: number): boolean {
  const next = nodes[at + 1];
  return next?.t === 'model';
}

function modelOf(made: Condition): Model | undefined {
  switch (made.kind) {
    case 'test':
      return made.ref?.model ?? made.model;
    case 'fields':
      return made.ref.model;
    case 'against':
      return made.ref?.model;
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

export type { FieldRef };
export { modelOf, yearTest };
