// "Who is on leave today", "employees on vacation next week", "quién está de vacaciones": what lasts from one day to
// another is going on in a period that it overlaps, and not only in the one that it begins in.
import type { Model } from '../../data-source/manifest.ts';
import type { Period, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { isPerson } from '../assemble/party-of.ts';
import { lastingDays } from '../elapsed-ends.ts';
import { type Node, roleOf } from './nodes.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readPresence(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, goingOn);
}

const during = /^(on|off on|away on|dang)$/;
/** "de" alone is the commonest of Spanish words: it speaks of what goes on behind "está". */
const being = /^(esta|estan|estaba|estaban|estuvo|estuvieron|estara|estaran)$/;

function goingOn(nodes: readonly Node[], at: number): Rewriting | undefined {
  const text = textOf(nodes[at]);
  if (!during.test(text) && !(text === 'de' && being.test(textOf(nodes[at - 1])))) return undefined;
  let last = skipSmall(nodes, at + 1);
  const thing = nodes[last];
  if (thing?.t !== 'value' && thing?.t !== 'model') return undefined;
  const model = thing.t === 'value' ? thing.ref.model : thing.model;
  // "sick leave": the kind and what it is a kind of.
  const next = nodes[last + 1];
  if (thing.t === 'value' && next?.t === 'model' && next.model === model) last += 1;
  const isWho = nodes.slice(0, at).some(
    (node) =>
      // "payments on contracts" are those of all contracts: only people are on something.
      (node.t === 'model' && isPerson(node.model)) ||
      (roleOf(node) === 'question' && node.t === 'cue' && node.cue.value === 'person'),
  );
  const time = nodes.slice(last + 1).find((node) => node.t === 'period');
  const isOfAll = time === undefined || (time.t === 'period' && time.op === 'during');
  const where = isWho && isOfAll ? overlapping(model, time?.t === 'period' ? time.period : today) : undefined;
  if (!where) return undefined;
  const place = { start: thing.start, end: thing.end };
  const kept = nodes.slice(last + 1).filter((node) => node !== time);
  return {
    from: at,
    to: nodes.length,
    by: [
      ...(thing.t === 'value' ? [thing] : []),
      {
        t: 'condition',
        condition: { kind: 'given', model, where, negated: false, clause: thing.start },
        ...place,
      },
      ...kept,
    ],
  };
}

function textOf(node: Node | undefined): string {
  if (node?.t === 'small' || node?.t === 'word') return node.word;
  return node?.t === 'cue' ? node.text : '';
}

const today: Period = { unit: 'day', offset: 0 };

function overlapping(model: Model, period: Period): PlanCondition | undefined {
  const days = lastingDays(model);
  if (!days) return undefined;
  const isAhead: PlanCondition = { path: days.to.name, op: 'since', period };
  return {
    and: [
      { path: days.from.name, op: 'until', period },
      // Without a day of its end it goes on.
      days.to.nullable ? { or: [{ path: days.to.name, op: 'isNull' }, isAhead] } : isAhead,
    ],
  };
}
