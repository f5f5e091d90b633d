// The notation in which a model writes a plan: one line of clauses, close to SQL because models know SQL,
// but over paths instead of joins. It says all that a plan can say (a test holds it to that) and is flat
// text, so it fits the structured output of every provider: recursive schemas do not. It is a notation
// only: what is read here is a plan like any other, and is checked like any other.
import { AssistantError } from '../../errors/assistant-error.ts';
import {
  bucketUnits,
  type Dimension,
  type OrderTerm,
  type OutputField,
  type Plan,
  planSchema,
} from '../plan.ts';
import { Cursor, unreadable } from './cursor.ts';
import { readCondition } from './read-condition.ts';
import { readExpression, readList, readMeasure, seesMeasure } from './read-expression.ts';

/**
 * The plan that a text says.
 *
 * @throws AssistantError `plan.invalid`, whose detail names the place and whose `generated` is the text
 */
export function parsePlan(text: string): Plan {
  try {
    const cursor = new Cursor(text);
    const plan = readPlan(cursor);
    cursor.take(';');
    if (cursor.peek().kind !== 'end') throw cursor.expected('a clause');
    const checked = planSchema.safeParse(plan);
    if (checked.success) return checked.data;
    throw unreadable(`${checked.error.issues[0]?.path.join('.')} does not have the form of a plan`);
  } catch (thrown) {
    if (!(thrown instanceof AssistantError) || thrown.generated !== undefined) throw thrown;
    throw new AssistantError(thrown.code, { detail: thrown.detail ?? '', generated: text, cause: thrown });
  }
}

type Draft = { -readonly [Key in keyof Plan]: Plan[Key] };

export function readPlan(cursor: Cursor): Plan {
  return cursor.nested(() => {
    cursor.need('from');
    const plan: Draft = { model: cursor.path() };
    while (readClause(cursor, plan));
    return tellApart(plan);
  });
}

const clauses: Readonly<Record<string, (cursor: Cursor, plan: Draft) => void>> = {
  where(cursor, plan) {
    plan.where = readCondition(cursor);
  },
  measure(cursor, plan) {
    plan.measures = readList(cursor, () => readMeasure(cursor));
  },
  group(cursor, plan) {
    cursor.take('by');
    plan.dimensions = readList(cursor, () => readDimension(cursor));
  },
  show(cursor, plan) {
    plan.fields = readList(cursor, () => readField(cursor));
  },
  distinct(_, plan) {
    plan.distinct = true;
  },
  having(cursor, plan) {
    plan.having = readCondition(cursor);
  },
  order(cursor, plan) {
    plan.orderBy = readOrder(cursor);
  },
  limit(cursor, plan) {
    plan.limit = readWhole(cursor);
  },
  offset(cursor, plan) {
    plan.offset = readWhole(cursor);
  },
  top(cursor, plan) {
    const limit = readWhole(cursor);
    cursor.need('per');
    const by = readList(cursor, () => cursor.path());
    cursor.need('order');
    plan.topPerGroup = { by, limit, orderBy: readOrder(cursor) };
  },
  compare(cursor, plan) {
    cursor.need('previous');
    const isYear = cursor.take('year');
    if (!isYear) cursor.need('period');
    plan.compare = { to: isYear ? 'previous_year' : 'previous_period' };
  },
  union(cursor, plan) {
    combine(cursor, plan, cursor.take('all') ? 'unionAll' : 'union');
  },
  intersect(cursor, plan) {
    combine(cursor, plan, 'intersect');
  },
  except(cursor, plan) {
    combine(cursor, plan, 'except');
  },
};

function readClause(cursor: Cursor, plan: Draft): boolean {
  const { kind, text } = cursor.peek();
  const word = text.toLowerCase();
  const clause = kind === 'word' && Object.hasOwn(clauses, word) ? clauses[word] : undefined;
  if (!clause) return false;
  cursor.next();
  clause(cursor, plan);
  return true;
}

function combine(cursor: Cursor, plan: Draft, op: NonNullable<Plan['combine']>['op']): void {
  cursor.need('(');
  plan.combine = { op, plan: readPlan(cursor) };
  cursor.need(')');
}

/** `placed_at by month`, `customer.country as country`, `customer.id hidden`. */
function readDimension(cursor: Cursor): Dimension {
  const value = readExpression(cursor);
  const isPart = 'part' in value && 'path' in value.of;
  const what = isPart
    ? { path: (value.of as { path: string }).path, part: value.part }
    : 'path' in value
      ? { path: value.path }
      : { expr: value };
  const bucket = cursor.take('by') ? readBucket(cursor) : undefined;
  const hidden = cursor.take('hidden') ? { hidden: true } : {};
  const as = cursor.take('as')
    ? cursor.path()
    : (bucket ?? (isPart ? value.part : nameOf('path' in what ? what.path : undefined)));
  return { ...what, ...(bucket ? { bucket } : {}), ...hidden, as };
}

function readBucket(cursor: Cursor): (typeof bucketUnits)[number] {
  const found = bucketUnits.find((each) => cursor.take(each));
  if (!found) throw cursor.expected(`one of ${bucketUnits.join(', ')}`);
  return found;
}

function readField(cursor: Cursor): OutputField {
  const value = readExpression(cursor);
  const what = 'path' in value ? { path: value.path } : { expr: value };
  if (cursor.take('as')) return { ...what, as: cursor.path() };
  // The name behind a measure of related rows is what people know the column by.
  if ('measure' in value) return { ...what, as: value.measure.as };
  return { ...what, as: nameOf('path' in what ? what.path : undefined) };
}

function nameOf(path: string | undefined): string {
  return path === undefined ? 'value' : path.replaceAll('.', '_').slice(0, 60);
}

function readOrder(cursor: Cursor): OrderTerm[] {
  cursor.take('by');
  return readList(cursor, () => {
    const what = seesMeasure(cursor) ? readOrderMeasure(cursor) : orderOf(readExpression(cursor));
    const direction = cursor.take('desc') ? 'desc' : 'asc';
    if (direction === 'asc') cursor.take('asc');
    return { ...what, direction };
  });
}

function readOrderMeasure(cursor: Cursor): Omit<OrderTerm, 'direction'> {
  const value = readExpression(cursor);
  return 'measure' in value ? { measure: value.measure } : { expr: value };
}

function orderOf(value: ReturnType<typeof readExpression>): Omit<OrderTerm, 'direction'> {
  return 'path' in value ? { by: value.path } : { expr: value };
}

function readWhole(cursor: Cursor): number {
  const { kind, text } = cursor.peek();
  if (kind !== 'number' || !/^\d{1,6}$/.test(text)) throw cursor.expected('a whole number');
  cursor.next();
  return Number(text);
}

/** Outputs that nobody named may have got the same name; the later one gets a number. */
function tellApart(plan: Draft): Plan {
  const used = new Set<string>();
  const rename = <Output extends { as: string }>(outputs: readonly Output[] | undefined) =>
    outputs?.map((output) => {
      let as = output.as;
      for (let number = 2; used.has(as); number++) as = `${output.as}_${number}`;
      used.add(as);
      return as === output.as ? output : { ...output, as };
    });
  const dimensions = rename(plan.dimensions);
  const fields = rename(plan.fields);
  const measures = rename(plan.measures);
  return {
    ...plan,
    ...(dimensions ? { dimensions } : {}),
    ...(fields ? { fields } : {}),
    ...(measures ? { measures } : {}),
  };
}
