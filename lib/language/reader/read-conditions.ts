// What must be true: a field and a value beside it, a comparison and what it compares, a period, a
// negation and what it denies. A clause number keeps together what was said of the same thing.
import type { Comparison } from '../../pipeline/plan.ts';
import { measures } from '../assemble/concept-fields.ts';
import {
  type Condition,
  type FieldRef,
  isDate,
  isKey,
  isNumeric,
  type Node,
  roleOf,
  type Test,
} from './nodes.ts';
import { isAnd, isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readConditions(nodes: readonly Node[]): Node[] {
  let result = rewrite(nodes, textTest);
  result = rewrite(result, absence);
  result = rewrite(result, numbered);
  result = rewrite(result, fieldThenTest);
  result = rewrite(result, testThenThing);
  result = rewrite(result, aloneTest);
  return rewrite(result, alternatives);
}

/** The nearest negation before a node with nothing of weight in between. */
function negation(nodes: readonly Node[], at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 4); index -= 1) {
    const node = nodes[index] as Node;
    const role = roleOf(node);
    if (role === 'negation' || role === 'except' || role === 'neither' || role === 'nor') return index;
    const passes =
      node.t === 'small' || node.t === 'word' || role === 'existence' || role === 'any' || role === 'or';
    if (!passes) return undefined;
  }
  return undefined;
}

function condition(
  nodes: readonly Node[],
  from: number,
  to: number,
  make: (negated: boolean) => Condition,
  extra = false,
): Rewriting {
  const denied = negation(nodes, from);
  const start = denied ?? from;
  const kept = denied === undefined ? [] : nodes.slice(denied + 1, from).filter((node) => node.t === 'word');
  return {
    from: start,
    to,
    by: [
      ...kept,
      {
        t: 'condition',
        start: (nodes[start] as Node).start,
        end: (nodes[to - 1] as Node).end,
        condition: make((denied !== undefined) !== extra),
      },
    ],
  };
}

/** "name contains x", "starting with the letter S". */
function textTest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const letters = node.t === 'word' && /^(letter|letters|substring|prefix|chu)$/.test(node.word);
  if (!letters && (node.t !== 'cue' || node.cue.role !== 'contains')) return undefined;
  let index = skipSmall(
    nodes,
    at + 1,
    (next) =>
      next.t === 'word' && /^(letter|letters|word|words|substring|string|phrase|character)$/.test(next.word),
  );
  let next = nodes[index];
  if (next?.t === 'mark') next = nodes[(index += 1)];
  const text = textOf(next);
  if (text === undefined || !next) return undefined;
  let fieldAt: number | undefined;
  for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
    const before = nodes[back];
    if (before?.t === 'field') {
      fieldAt = back;
      break;
    }
    if (before?.t === 'model' || before?.t === 'condition') break;
  }
  let to = index + 1;
  // "contains the letter 'a' in its name"
  if (fieldAt === undefined) {
    const after = skipSmall(nodes, to, (other) => roleOf(other) === 'pronoun');
    const field = nodes[after];
    if (field?.t === 'field' && !isNumeric(field.ref.field)) {
      const denied = negation(nodes, at);
      to = after + 1;
      return condition(
        nodes,
        at,
        to,
        (negated) => ({
          kind: 'test',
          ref: field.ref,
          test: { op: op(node), value: text },
          negated,
          clause: node.start,
        }),
        false && denied !== undefined,
      );
    }
  }
  const ref = fieldAt === undefined ? undefined : (nodes[fieldAt] as Node & { t: 'field' }).ref;
  // "publishers that have 'Murray' in their names": what was asked for is also what is tested.
  const between = fieldAt === undefined ? [] : nodes.slice(fieldAt + 1, at);
  const isAsked = between.some(
    (other) =>
      roleOf(other) === 'existence' ||
      (other.t === 'small' && other.word === 'that') ||
      roleOf(other) === 'question',
  );
  const denied = negation(nodes, at);
  const from = fieldAt ?? at;
  return {
    from,
    to,
    by: [
      ...(isAsked && fieldAt !== undefined
        ? nodes.slice(fieldAt, at).filter((other) => other.t !== 'word')
        : []),
      {
        t: 'condition',
        start: (nodes[from] as Node).start,
        end: next.end,
        condition: {
          kind: 'test',
          ref,
          test: { op: op(node), value: text },
          negated: denied !== undefined && denied >= from,
          clause: node.start,
        },
      },
    ],
  };
}

function op(node: Node): 'contains' | 'startsWith' | 'endsWith' {
  const value = node.t === 'cue' ? node.cue.value : undefined;
  return value === 'startsWith' || value === 'endsWith' ? value : 'contains';
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.t === 'literal') return node.text;
  if (node?.t === 'value') return node.value;
  if (node?.t === 'word') return node.word;
  if (node?.t === 'number') return String(node.value);
  return undefined;
}

/** "missing phone", "phone is unknown", "has no email": the value itself is absent. */
function absence(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const role = roleOf(node);
  if (role !== 'null' && role !== 'notNull') return undefined;
  const before = nodes[at - 1]?.t === 'small' ? at - 2 : at - 1;
  const previous = nodes[before];
  const after = skipSmall(nodes, at + 1);
  const next = nodes[after];
  const fieldAt = previous?.t === 'field' ? before : next?.t === 'field' ? after : undefined;
  if (fieldAt === undefined) return undefined;
  const ref = (nodes[fieldAt] as Node & { t: 'field' }).ref;
  const from = Math.min(fieldAt, at);
  return condition(nodes, from, Math.max(fieldAt, at) + 1, (negated) => ({
    kind: 'test',
    ref,
    test: { op: 'isNull' },
    negated: negated !== (role === 'notNull'),
    clause: node.start,
  }));
}

/** "order 10250", "store 1": the number is the row's own. */
function numbered(nodes: readonly Node[], at: number): Rewriting | undefined {
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
function fieldThenTest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field') return undefined;
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
      if (textual && /name|title|description/.test(ref.field.label)) return undefined;
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

/** "over 3 hours" is no test of a day. */
function isNoDate(test: Test): boolean {
  if (!('value' in test) || typeof test.value !== 'number') return false;
  return ('unit' in test && test.unit !== undefined) || test.value < 1000;
}

/** "year 2008" where the year is a number of its own. */
function yearTest(node: Node & { t: 'period' }, ref: FieldRef): { test: Test; ref: FieldRef } | undefined {
  const { period } = node;
  if (!('from' in period) || !period.from) {
    if (!('to' in period) || !period.to) return undefined;
  }
  const from = 'from' in period ? period.from : undefined;
  const to = 'to' in period ? period.to : undefined;
  const year = Number((from ?? to ?? '').slice(0, 4));
  if (!year || !/year|nam|anio|ano/.test(ref.field.label)) return undefined;
  const text = !isNumeric(ref.field);
  const value = (number: number) => (text ? String(number) : number);
  const isWhole = from?.endsWith('-01-01') && to?.endsWith('-01-01');
  const last = to ? Number(to.slice(0, 4)) - 1 : year;
  if (node.op === 'during' && isWhole && last > year)
    return { test: { op: 'between', value: [year, last] }, ref };
  if (node.op === 'before') return { test: { op: 'lt', value: value(year) }, ref };
  if (node.op === 'after') return { test: { op: 'gt', value: value(to && from ? last : year) }, ref };
  if (node.op === 'since') return { test: { op: 'gte', value: value(year) }, ref };
  if (node.op === 'until') return { test: { op: 'lte', value: value(last) }, ref };
  if (from && !to) return { test: { op: 'gte', value: value(year) }, ref };
  return { test: { op: 'eq', value: value(year) }, ref };
}

export { yearTest };

/** 20 % of a field that holds fractions is 0.2; only the unit of the field can tell. */
function percentOf(node: Node & { t: 'compare' }, _ref: FieldRef): Test {
  return node.test;
}

/** What follows says what was counted or compared: "at least 3 orders", "more than 5 employees". */
function testThenThing(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t === 'against' && !node.of) {
    const field = nodes[skipSmall(nodes, at + 1)];
    if (field?.t === 'field' && isNumeric(field.ref.field)) {
      return condition(nodes, at, nodes.indexOf(field) + 1, (negated) => ({
        kind: 'against',
        ref: field.ref,
        op: node.op,
        fn: node.fn,
        negated,
        clause: node.start,
      }));
    }
  }
  if (node.t === 'against') return againstWhat(nodes, at);
  const amount = node.t === 'compare' ? node : node.t === 'number' && !node.ordinal ? node : undefined;
  if (!amount) return undefined;
  const index = skipSmall(nodes, at + 1, (next) => isLight(next) || (next.t === 'word' && false));
  const next = nodes[index];
  const previous = nodes[at - 1];
  const counts =
    previous?.t === 'operand' && previous.operand.kind === 'count' ? previous.operand : undefined;
  const beforeIs =
    previous?.t === 'small' && /^(is|are|was|were|of|be|la|es|son)$/.test(previous.word)
      ? nodes[at - 2]
      : undefined;
  const countedBefore =
    counts ?? (beforeIs?.t === 'operand' && beforeIs.operand.kind === 'count' ? beforeIs.operand : undefined);
  const ofField = next?.t === 'field' && isNumeric(next.ref.field) && !isKey(next.ref);
  if (amount.t === 'compare' && amount.times && previous?.t === 'model') {
    // "rented more than 40 times"
    const [op, value] = numberTest(amount);
    const { model } = previous;
    return condition(nodes, at - 1, at + 1, (negated) => ({
      kind: 'counted',
      model,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  // "the 3 customers who …" says how many are wanted, not how many there are.
  if (amount.t === 'number' && next?.t === 'model' && !nodes.slice(0, at).some(isSubject)) return undefined;
  if (countedBefore?.of && amount.t === 'compare' && !ofField) {
    const { of } = countedBefore;
    const [op, value] = numberTest(amount);
    return condition(nodes, counts ? at - 1 : at - 2, at + 1, (negated) => ({
      kind: 'counted',
      model: of,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  if (next?.t === 'field' && isNumeric(next.ref.field) && !isKey(next.ref)) {
    return condition(nodes, at, index + 1, (negated) => ({
      kind: 'test',
      ref: next.ref,
      test: testFor(amount),
      negated,
      clause: amount.start,
    }));
  }
  if (
    next?.t === 'field' &&
    amount.t === 'compare' &&
    !isDate(next.ref.field) &&
    Number.isInteger(numberTest(amount)[1])
  ) {
    const [op, value] = numberTest(amount);
    const { model } = next.ref;
    return condition(nodes, at, index + 1, (negated) => ({
      kind: 'counted',
      model,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  if (next?.t === 'model' && Number.isInteger(numberTest(amount)[1])) {
    const [op, value] = numberTest(amount);
    return condition(nodes, at, index + 1, (negated) => ({
      kind: 'counted',
      model: next.model,
      op,
      value,
      where: [],
      negated,
      clause: amount.start,
    }));
  }
  return undefined;
}

function isSubject(node: Node): boolean {
  return (
    node.t === 'model' ||
    node.t === 'field' ||
    node.t === 'operand' ||
    node.t === 'group' ||
    node.t === 'value'
  );
}

function againstWhat(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node & { t: 'against' };
  let from = at;
  let ref: FieldRef | undefined;
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const before = nodes[back] as Node;
    if (before.t === 'field' && isNumeric(before.ref.field)) {
      ref = before.ref;
      from = back;
      break;
    }
    if (before.t !== 'small' && !isLight(before)) break;
  }
  return condition(nodes, from, at + 1, (negated) => ({
    kind: 'against',
    ref: ref ?? node.of,
    of: node.of,
    op: node.op,
    fn: node.fn,
    concept: node.concept,
    negated,
    clause: node.start,
  }));
}

function numberTest(node: Node & ({ t: 'compare' } | { t: 'number' })): [Comparison, number] {
  if (node.t === 'number') return ['eq', node.value];
  if (node.test.op === 'between') return ['gte', node.test.value[0]];
  return [node.test.op as Comparison, (node.test as { value: number }).value];
}

function testFor(node: Node & ({ t: 'compare' } | { t: 'number' })): Test {
  return node.t === 'number' ? { op: 'eq', value: node.value } : node.test;
}

/** Two conditions joined by "or" are one. */
function alternatives(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'condition' || node.condition.negated) return undefined;
  const join = skipSmall(nodes, at + 1, (next) => next.t === 'mark' && next.mark === ',');
  if (roleOf(nodes[join]) !== 'or') return undefined;
  const next =
    nodes[skipSmall(nodes, join + 1, (other) => roleOf(other) === 'existence' || roleOf(other) === 'or')];
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
    const end =
      after?.t === 'field' && after.ref.field === node.ref.field && values.length >= 1
        ? nodes.indexOf(after) + 1
        : to;
    if (values.length > 1 && !or) {
      const all = values.map(
        (value): Condition => ({
          kind: 'test',
          ref: node.ref,
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
      ref: node.ref,
      test,
      negated,
      clause: node.start,
    }));
  }
  return undefined;
}
