// What is still to come: "upcoming appointments" are those that begin from now on, "the next appointment" is the
// first of them.
import type { Field, Model } from '../../data-source/manifest.ts';
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import { isDate, type Node } from './nodes.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readAhead(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, toCome);
}

const ahead = /^(upcoming|forthcoming|venider[oa]s?|proxim[oa]s|futur[oa]s?)$/;
const nextOne = /^(next|proxim[oa])$/;

/** The words stand before or behind the thing: "upcoming visits", "visitas futuras", "lịch hẹn sắp tới". */
function toCome(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const word = wordOf(node);
  const following = wordOf(nodes[at + 1]);
  const isTwo =
    (word === 'sap' && /^(toi|den|dien)$/.test(following)) || (word === 'tiep' && following === 'theo');
  const isNext = nextOne.test(word);
  if (!ahead.test(word) && !isNext && !isTwo) return undefined;
  const to = isTwo ? at + 2 : at + 1;
  const behind = skipSmall(nodes, to);
  const [before, after] = [nodes[at - 1], nodes[behind]];
  const thing =
    after?.t === 'model' && !isTwo ? after : before?.t === 'model' && !isNext ? before : undefined;
  if (thing?.t !== 'model' || nodes.some((other) => other.t === 'period')) return undefined;
  const day = plannedDay(thing.model);
  if (!day) return undefined;
  const where: PlanCondition =
    day.type === 'date'
      ? { path: day.name, op: 'since', period: { unit: 'day', offset: 0 } }
      : { path: day.name, op: 'after', period: { unit: 'minute', offset: 0 } };
  const { start, end } = node;
  const condition: Node = {
    t: 'condition',
    start,
    end,
    condition: { kind: 'given', model: thing.model, where, negated: false, clause: start },
  };
  const first: Node = {
    t: 'superlative',
    start,
    end,
    superlative: {
      direction: 'asc',
      by: { kind: 'field', ref: { model: thing.model, field: day } },
      concept: 'date',
      limit: 1,
    },
  };
  const told = isNext || word === 'tiep' ? [condition, first] : [condition];
  if (thing === before) return { from: at - 1, to, by: [thing, ...told] };
  return { from: at, to: behind + 1, by: [thing, ...told] };
}

function wordOf(node: Node | undefined): string {
  return node?.t === 'word' || node?.t === 'small' ? node.word : node?.t === 'cue' ? node.text : '';
}

const planned =
  /^(start|starts|begin|begins|scheduled|planned|due|departure|departs|arrival|check in|appointment|event|visit|meeting|session|class|date|day|time)\b/;

/** The day on which it is to happen, and none on which it was written down. */
function plannedDay(model: Model): Field | undefined {
  return model.fields.find((field) => isDate(field) && field.type !== 'time' && planned.test(senseOf(field)));
}
