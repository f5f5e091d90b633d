// A question read as a sketch: what is asked for, of what, under which conditions, in what order. The
// sketch speaks of models and fields but not yet of paths; `assemble` makes a plan of it.
import type { Model } from '../../data-source/manifest.ts';
import { fieldForConcept } from '../assemble/concept-fields.ts';
import { displayOf } from '../assemble/frame.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import { busiestTime } from './busiest-time.ts';
import { joinAlternatives } from './either-or.ts';
import { inOrder } from './in-order.ts';
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
import {
  eachKind,
  eachOnce,
  growing,
  onlyGroup,
  rankedBy,
  saidAnyway,
  saidFirst,
  settleExtremes,
  ungroup,
} from './order-and-groups.ts';
import { rankedKinds } from './ranked-kinds.ts';
import { modelOf, type Sketch } from './sketch.ts';
import { summed } from './summed.ts';
import {
  asksEverything,
  asksForValues,
  degreeOf,
  followedByNoun,
  hasTime,
  isAbout,
  isAskedFor,
  isCoordinated,
  isDone,
  isDoneMost,
  isLaterDeed,
  isListed,
  isNameOfNext,
  isOfAll,
  isOfOutputs,
  isPointer,
  isSentenceStart,
  modelBeside,
  notYetDone,
  ownExtreme,
  rowApart,
  saidAsDeed,
  startsClause,
  unusedRoles,
  whenDone,
} from './surroundings.ts';
import { eitherPeriod } from './two-periods.ts';
import { whoTheyAre } from './who-they-are.ts';

export function readQuestion(nodes: readonly Node[]): Sketch {
  return sketchOf(inOrder(nodes));
}

function missing(ref: FieldRef | undefined, clause: number): Condition {
  return { kind: 'test', ...(ref && { ref }), test: { op: 'isNull' }, negated: false, clause };
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
    const apart = open && model === open.model ? rowApart(open, made) : undefined;
    if (apart) {
      conditions.push(apart);
      if (!apart.negated) open = apart as Open;
      return;
    }
    const timed = made.kind === 'test' && 'period' in made.test && open && hasTime(open.model);
    const measured =
      made.kind === 'test' && made.concept && open && fieldForConcept(open.model, made.concept);
    const placeless = !model && (timed || measured);
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
        if (started && startsClause(node.word)) {
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
          distinct ||= outputs.length === 0 && asksForValues(nodes, at);
        } else if (role === 'existence') {
          if (started) zone = 'filter';
        } else if (role === 'distinct') distinct = true;
        else if (role === 'all' && value === 'everything')
          everything ||= zone === 'select' && outputs.length === 0;
        else if (role === 'negation' || role === 'except' || role === 'neither' || role === 'nor') {
          denied = true;
          if (started) zone = 'filter';
        } else if (role === 'share') share = true;
        else if (role === 'both') both = true;
        // "year over year change" is one growth, said twice.
        else if (role === 'growth')
          growth =
            value === 'previous_year' || growth === 'previous_year' ? 'previous_year' : 'previous_period';
        // "available rooms", not "the rooms available": what stands before a thing says which.
        else if (unusedRoles.has(role) || (role === 'notNull' && nodes[at + 1]?.t === 'model'))
          unread.push(node);
        break;
      }
      case 'model': {
        started = true;
        // "products supplied from Japan", "flown by pilots": what was done to them narrows them.
        if (entity && node.model !== entity && (isDone(node) || roleOf(previous) === 'groupBy'))
          zone = 'filter';
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
          !isDoneMost(node, nodes[at + 1]) &&
          !(nodes[at + 1]?.t === 'condition' && isAbout(nodes[at + 1], node.model)) &&
          !denied
        ) {
          // "film categories": the last noun is the thing, the one before it only narrows.
          mentioned.splice(mentioned.indexOf(entity), 1);
          entity = node.model;
        } else if (node.model === entity && denied) {
          // "shelves that have no shelves above": the denial is about what comes next.
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
          } else if (!own && roleOf(previous) === 'and') unread.push(node);
        }
        denied = false;
        break;
      }
      case 'field': {
        started = true;
        if (isNameOfNext(nodes, at) || isOfAll(nodes, at, outputs)) break;
        const deed = saidAsDeed(nodes, at, outputs);
        if (deed) {
          if (deed === 'unknown') unread.push(node);
          break;
        }
        const extremeOf = zone === 'filter' && !denied ? ownExtreme(node) : undefined;
        if (extremeOf && isNumeric(node.ref.field) && roleOf(previous) === 'existence') {
          superlatives.push({ direction: extremeOf, by: { kind: 'field', ref: node.ref } });
          break;
        }
        const goesOut = zone === 'select' || isListed(nodes, at);
        if (goesOut && !denied) {
          if (!isAskedFor(node.ref, outputs)) outputs.push({ kind: 'field', ref: node.ref });
        } else if (denied && entity && node.ref.model !== entity && isLaterDeed(node.ref)) {
          conditions.push(notYetDone(node));
        } else if (denied && entity && node.ref.model !== entity) {
          open = { kind: 'related', model: node.ref.model, where: [], negated: true, clause: node.start };
          conditions.push(open as Condition);
        } else if (
          denied &&
          (node.ref.model === entity || mentioned.includes(node.ref.model)) &&
          whenDone(node.ref)
        ) {
          addCondition(missing(whenDone(node.ref), node.start));
        } else if (denied && node.ref.field.nullable && isPointer(node.ref)) {
          // "reports to nobody": what the key points to is missing.
          addCondition(missing(node.ref, node.start));
        } else if (isDate(node.ref.field) || isNumeric(node.ref.field)) unread.push(node);
        else if (denied) {
          addCondition(missing(node.ref, node.start));
        } else unread.push(node);
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
        const isOne = superlative.limit === undefined && superlative.place === undefined;
        const bare = zone === 'select' && outputs.length === 0 && !entity && isOne;
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
        orders.push(node);
        break;
      case 'group':
        groups.push(...node.by);
        for (const by of node.by)
          if (by.kind === 'entity' && by.of && !mentioned.includes(by.of)) mentioned.push(by.of);
        started = true;
        break;
      case 'condition': {
        const made = denied ? { ...node.condition, negated: !node.condition.negated } : node.condition;
        denied = false;
        if (made.kind === 'counted' || (made.kind === 'related' && made.negated && made.where.length > 0)) {
          open = { ...made, where: [...made.where] } as Open;
          conditions.push(open as Condition);
        } else addCondition(made);
        started = true;
        break;
      }
      case 'literal': {
        addCondition({
          kind: 'test',
          model: modelBeside(nodes, at),
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
          where: node.where,
          share: node.share,
          concept: node.concept,
          negated: denied,
          clause: node.start,
        });
        denied = false;
        break;
      case 'compare':
        addCondition({ kind: 'test', test: node.test, negated: denied, clause: node.start });
        // Hours and minutes say themselves what is measured.
        if (!('unit' in node.test && node.test.unit) || node.percent) unread.push(node);
        break;
      case 'number': {
        const next = nodes[at + 1]?.t === 'small' ? nodes[at + 2] : nodes[at + 1];
        if (zone === 'select' && next?.t === 'model' && limit === undefined && Number.isInteger(node.value))
          limit = node.value;
        else unread.push(node);
        break;
      }
      case 'word':
        if (!asksEverything(node.word)) unread.push(node);
        else everything ||= zone === 'select' && outputs.length === 0;
        break;
    }
  }
  joinAlternatives(conditions, nodes, unread);
  eitherPeriod(conditions, outputs, groups, both, nodes, entity, unread);
  busiestTime(asks, { groups, outputs, superlatives, conditions, unread, entity });
  rankedBy(superlatives, outputs, groups, nodes, entity, orders);
  if (!entity) rankedKinds(groups, outputs, superlatives);
  summed(groups, outputs, superlatives, nodes);
  if (outputs.length === 0 && groups.length > 0) entity ??= saidFirst(nodes);
  if (growth) growing(nodes, groups, outputs, entity);
  // A growth of nothing over time was not understood.
  if (growth && groups.length === 0) unread.push(...nodes.filter((node) => roleOf(node) === 'growth'));
  ungroup(groups, outputs, superlatives, orders, entity);
  entity ??= onlyGroup(groups, outputs);
  settleExtremes(superlatives, outputs, conditions, entity);
  const isWho = superlatives.length + orders.length + groups.length === 0 && limit === undefined;
  distinct ||= isWho && whoTheyAre(outputs, conditions, entity, nodes);
  distinct ||= eachOnce({ entity, outputs, conditions, groups, superlatives, orders, limit }, nodes);
  saidAnyway(outputs, unread);
  eachKind(conditions, groups, outputs, nodes);
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
