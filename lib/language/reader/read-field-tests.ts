// A field and what it must be.
import { measures } from '../assemble/concept-fields.ts';
import { senseOf } from '../name-sense.ts';
import { condition, negation } from './negation.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isMeasurable,
  isNumeric,
  type Node,
  roleOf,
  type Test,
} from './nodes.ts';
import { isAnd, isLight, type Rewriting, skipSmall } from './rewrite.ts';
import { yearTest } from './year-test.ts';

/** "order 10250", "store 1": the number is the row's own. */
export function numbered(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const next = nodes[at + 1];
  if (
    node.t !== 'model' ||
    next?.t !== 'number' ||
    next.percent ||
    next.ordinal ||
    !Number.isInteger(next.value)
  )
    return undefined;
  if (next.start !== node.end) return undefined;
  const unit = nodes[at + 2];
  // "khách sạn 5 sao": it is so many of something.
  if (
    unit?.t === 'field' &&
    unit.start === next.end &&
    unit.ref.model === node.model &&
    isMeasurable(unit.ref)
  ) {
    const { ref } = unit;
    const told = condition(nodes, at + 1, at + 3, (negated) => ({
      kind: 'test',
      ref,
      test: { op: 'eq', value: next.value },
      negated,
      clause: node.start,
    }));
    return { ...told, from: at, by: [node, ...told.by] };
  }
  const key = node.model.fields.find((field) => field.primaryKey);
  if (!key || node.model.primaryKey.length !== 1 || !isNumeric(key)) return undefined;
  const ref: FieldRef = { model: node.model, field: key };
  const values = [next.value];
  let to = at + 2;
  for (;;) {
    const more = nodes[skipSmall(nodes, to + 1)];
    const joined = roleOf(nodes[to]) === 'or' || isAnd(nodes[to]);
    const after = more ? nodes[nodes.indexOf(more) + 1] : undefined;
    if (!joined || more?.t !== 'number' || after?.t === 'model' || after?.t === 'field') break;
    values.push(more.value);
    to = nodes.indexOf(more) + 1;
  }
  const test: Test = values.length > 1 ? { op: 'in', value: values } : { op: 'eq', value: next.value };
  const made = condition(nodes, at + 1, to, (negated) => ({
    kind: 'test',
    ref,
    test,
    negated,
    clause: node.start,
  }));
  return { ...made, from: at, by: [node, ...made.by] };
}

const linking = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'as',
  'of',
  'in',
  'at',
  'la',
  'es',
  'son',
  'de',
  'to',
  'than',
  'on',
  'from',
  'for',
  'with',
  'named',
  'called',
  'ten',
  'o',
  'en',
  'being',
  'than',
  'been',
]);

/** A field, then what it must be: "age over 30", "country is France", "status 'open' or 'new'". */
export function fieldThenTest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field') return undefined;
  // "in either Banking industry or Steel industry": the field was said of the value before it.
  const value = nodes[at - 1];
  const isSaid = value?.t === 'value' && value.ref.field === node.ref.field && value.end === node.start;
  if (isSaid && roleOf(nodes[at + 1]) === 'or') return undefined;
  let index = at + 1;
  let denied = false;
  while (index < nodes.length) {
    const next = nodes[index] as Node;
    const role = roleOf(next);
    if (role === 'negation') denied = true;
    else if (
      !(next.t === 'small' && linking.has(next.word)) &&
      role !== 'existence' &&
      role !== 'all' &&
      role !== 'only' &&
      role !== 'or'
    )
      break;
    if (role === 'or' && roleOf(nodes[index - 1]) === 'or') break;
    index += 1;
  }
  // "that have more than 2 orders" counts orders, whatever field was named before.
  const counted =
    nodes[index]?.t === 'compare' || nodes[index]?.t === 'number'
      ? nodes[skipSmall(nodes, index + 1, isLight)]
      : undefined;
  if (
    counted?.t === 'model' &&
    !nodes.slice(index + 1, nodes.indexOf(counted)).some((other) => other.t === 'mark')
  ) {
    const and = nodes
      .slice(index + 1, nodes.indexOf(counted))
      .some((other) => other.t === 'small' && /^(of|in|for|at|from|by)$/.test(other.word));
    if (!and) return undefined;
  }
  if (isCountedFor(nodes, at, index, counted)) return undefined;
  // "the city of 'Ann Lee'" is hers, where "a name of 'Ann'" is what she is called.
  const possessed =
    nodes[index]?.t === 'literal' && isOf(nodes[index - 1]) && !calls.test(senseOf(node.ref.field));
  if (possessed) return undefined;
  const first = testOf(nodes[index], node.ref, index === at + 1);
  if (!first) return undefined;
  const tests: { test: Test; ref: FieldRef }[] = [first];
  let to = index + 1;
  // "is France or Spain", "is 1, 2 or 3"
  let anyOf = false;
  for (;;) {
    const join = nodes[to];
    const isOr = roleOf(join) === 'or';
    if (!isOr && !isAnd(join)) break;
    let next = to + 1;
    if (isAnd(nodes[next]) || roleOf(nodes[next]) === 'or') next += 1;
    next = skipSmall(nodes, next);
    const more = testOf(nodes[next], node.ref, false);
    if (!more || (more.ref.field !== node.ref.field && more.ref.field !== first.ref.field)) break;
    // "and 3 orders" begins something else.
    if (nodes[next]?.t === 'number' && (nodes[next + 1]?.t === 'model' || nodes[next + 1]?.t === 'field'))
      break;
    anyOf ||= isOr || nodes.slice(at, next).some((other) => roleOf(other) === 'or');

    tests.push(more);
    to = next + 1;
  }
  const made = combine(tests, anyOf);
  const prior = negation(nodes, at);
  const before = prior === undefined ? at : prior;
  return {
    from: before,
    to,
    by: [
      ...(prior === undefined ? [] : nodes.slice(prior + 1, at).filter((other) => other.t === 'word')),
      {
        t: 'condition',
        start: (nodes[before] as Node).start,
        end: (nodes[to - 1] as Node).end,
        condition: negate(made(node.start), denied !== (prior !== undefined)),
      },
    ],
  };
}

/** "ids of students who have at least two allergies": what they have is counted, and no id compared. */
function isCountedFor(nodes: readonly Node[], at: number, index: number, counted: Node | undefined): boolean {
  if (counted?.t !== 'field' || isMeasurable(counted.ref) || nodes[index]?.t !== 'compare') return false;
  const has = nodes.slice(at + 1, index).some((between) => roleOf(between) === 'existence');
  return has && /s$/.test(counted.said ?? '') && nodes[index + 1] === counted;
}

const calls = /name|title|code|number|type|status|nombre|titulo|\bid\b|\bten\b/;

function isOf(node: Node | undefined): boolean {
  return node?.t === 'small' && /^(of|de|del|cua)$/.test(node.word);
}

function combine(
  tests: readonly { test: Test; ref: FieldRef }[],
  anyOf: boolean,
): (clause: number) => Condition {
  const [first] = tests as [{ test: Test; ref: FieldRef }];
  if (tests.length === 1) return (clause) => ({ kind: 'test', ...first, negated: false, clause });
  const allEqual = tests.every(({ test }) => test.op === 'eq');
  if (allEqual && !anyOf && typeof (first.test as { value: unknown }).value === 'string') {
    return (clause) => ({
      kind: 'both',
      all: tests.map((test) => ({ kind: 'test', ...test, negated: false, clause })),
      negated: false,
      clause,
    });
  }
  if (allEqual) {
    const value = tests.map(({ test }) => (test as { value: string | number }).value);
    return (clause) => ({ kind: 'test', ref: first.ref, test: { op: 'in', value }, negated: false, clause });
  }
  return (clause) => ({
    kind: 'or',
    any: tests.map((test) => ({ kind: 'test', ...test, negated: false, clause })),
    negated: false,
    clause,
  });
}

function negate(made: Condition, negated: boolean): Condition {
  return negated ? { ...made, negated: !made.negated } : made;
}

/** What this node would mean as a test of the field. */
function testOf(
  node: Node | undefined,
  ref: FieldRef,
  adjacent: boolean,
): { test: Test; ref: FieldRef } | undefined {
  if (!node) return undefined;
  const textual = !isNumeric(ref.field) && !isDate(ref.field) && ref.field.type !== 'boolean';
  switch (node.t) {
    case 'compare':
      if (textual || (isDate(ref.field) && isNoDate(node.test))) return undefined;
      if (node.concept && !measures(ref, node.concept)) return undefined;
      return { test: percentOf(node, ref), ref };
    case 'number':
      if (node.ordinal) return undefined;
      if (isDate(ref.field)) return undefined;
      // A name is no number: "shipped in 1997" is not about who is called so.
      if (textual && /name|title|description/.test(senseOf(ref.field))) return undefined;
      if (textual) return { test: { op: 'eq', value: String(node.value) }, ref };
      return { test: { op: 'eq', value: node.value }, ref };
    case 'value': {
      const same = node.ref.field.name === ref.field.name || node.ref.model.name === ref.model.name;
      if (node.ref.model.name === ref.model.name && node.ref.field.name === ref.field.name)
        return { test: { op: 'eq', value: node.value }, ref };
      // The value lives elsewhere, and the field only names it ("job title Programmer").
      if (!textual || !adjacent || same === false) return undefined;
      return undefined;
    }
    case 'literal':
      if (isNumeric(ref.field) && Number.isFinite(Number(node.text)))
        return { test: { op: 'eq', value: Number(node.text) }, ref };
      if (isDate(ref.field) || isNumeric(ref.field)) return undefined;
      return { test: { op: 'eq', value: node.text }, ref };
    case 'period':
      if (isDate(ref.field)) return { test: { op: node.op, period: node.period }, ref };
      return yearTest(node, ref);
    default:
      return undefined;
  }
}

/** 20 % of a field that holds fractions is 0.2; only the unit of the field can tell. */
function percentOf(node: Node & { t: 'compare' }, _ref: FieldRef): Test {
  return node.test;
}

/** "over 3 hours" is no test of a day. */
function isNoDate(test: Test): boolean {
  if (!('value' in test) || typeof test.value !== 'number') return false;
  return ('unit' in test && test.unit !== undefined) || test.value < 1000;
}
