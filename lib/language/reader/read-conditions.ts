// What must be true: a field and a value beside it, a comparison and what it compares, a period, a
// negation and what it denies. A clause number keeps together what was said of the same thing.

import { condition } from './negation.ts';
import { type Condition, type FieldRef, type Node, roleOf, type Test } from './nodes.ts';
import { testThenThing } from './read-counted.ts';
import { fieldThenTest, numbered } from './read-field-tests.ts';
import { signed } from './read-signs.ts';
import { absence, textAbout, textInside, textTest } from './read-text-tests.ts';
import { isAnd, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readConditions(nodes: readonly Node[]): Node[] {
  let result = rewrite(rewrite(rewrite(nodes, textInside), textAbout), textTest);
  result = rewrite(result, absence);
  result = rewrite(result, numbered);
  result = rewrite(result, signed);
  result = rewrite(result, fieldThenTest);
  result = rewrite(result, testThenThing);
  result = rewrite(result, aloneTest);
  result = rewrite(result, stateOfRelated);
  return rewrite(result, alternatives);
}

/** "accounts with no open deals": it is the open ones among them that there are none of. */
function stateOfRelated(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const thing = nodes[at + 1];
  if (node.t !== 'condition' || node.condition.kind !== 'given' || thing?.t !== 'model') return undefined;
  const { model, negated } = node.condition;
  const isHad = /^(existence|negation|null|except)$/.test(roleOf(nodes[at - 1]) ?? '');
  const isRelated = nodes.slice(0, at).some((other) => other.t === 'model' && other.model !== model);
  if (negated || thing.model !== model || !isHad || !isRelated) return undefined;
  return { from: at, to: at + 2, by: [thing, node] };
}

/** Two conditions joined by "or" are one. */
function alternatives(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'condition' || node.condition.negated) return undefined;
  const join = skipSmall(nodes, at + 1, (next) => next.t === 'mark' && next.mark === ',');
  if (roleOf(nodes[join]) !== 'or') return undefined;
  const next =
    nodes[
      skipSmall(
        nodes,
        join + 1,
        (other) => roleOf(other) === 'existence' || roleOf(other) === 'or' || other.t === 'word',
      )
    ];
  if (next?.t !== 'condition' || next.condition.negated) return undefined;
  const any = [node.condition, next.condition].flatMap((one) =>
    one.kind === 'or' && !one.negated ? one.any : [one],
  );
  return {
    from: at,
    to: nodes.indexOf(next) + 1,
    by: [
      {
        t: 'condition',
        start: node.start,
        end: next.end,
        condition: { kind: 'or', any, negated: false, clause: node.start },
      },
    ],
  };
}

/** A value, a period or a comparison with nothing named beside it. */
function aloneTest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'period') {
    const { op, period } = node;
    return condition(nodes, at, at + 1, (negated) => ({
      kind: 'test',
      test: { op, period },
      negated,
      clause: node.start,
    }));
  }
  if (node.t === 'compare' && node.concept) {
    const { test, concept } = node;
    return condition(nodes, at, at + 1, (negated) => ({
      kind: 'test',
      test,
      concept,
      negated,
      clause: node.start,
    }));
  }
  if (node.t === 'value') {
    const values = [node.value];
    let to = at + 1;
    let or = false;
    for (;;) {
      const join = nodes[to];
      const joined = roleOf(join) === 'or' || isAnd(join);
      if (!joined) break;
      let next = skipSmall(nodes, to + 1);
      if (roleOf(nodes[next]) === 'or' || isAnd(nodes[next])) next = skipSmall(nodes, next + 1);
      const more = nodes[next];
      if (more?.t !== 'value' || more.ref.field !== node.ref.field) break;
      or ||= roleOf(join) === 'or' || roleOf(nodes[next - 1]) === 'or';
      values.push(more.value);
      to = next + 1;
    }
    // "penalised status", "striker position": the field is said after its value.
    const after = nodes[skipSmall(nodes, to)];
    const isSaid = after?.t === 'field' && holdsSame(after.ref, node.ref);
    const end = isSaid ? nodes.indexOf(after) + 1 : to;
    const ref = isSaid ? after.ref : node.ref;
    if (values.length > 1 && !or) {
      const all = values.map(
        (value): Condition => ({
          kind: 'test',
          ref,
          test: { op: 'eq', value },
          negated: false,
          clause: node.start,
        }),
      );
      return condition(nodes, at, end, (negated) => ({ kind: 'both', all, negated, clause: node.start }));
    }
    const test: Test = values.length > 1 ? { op: 'in', value: values } : { op: 'eq', value: node.value };
    return condition(nodes, at, end, (negated) => ({
      kind: 'test',
      ref,
      test,
      negated,
      clause: node.start,
    }));
  }
  return undefined;
}

/** The same column, or what a policy calls by its whole way: of all colours, that of the eyes. */
function holdsSame(said: FieldRef, held: FieldRef): boolean {
  if (said.field === held.field) return true;
  const { name, values } = said.field;
  return name.endsWith(`.${held.field.name}`) && values !== undefined && values === held.field.values;
}
