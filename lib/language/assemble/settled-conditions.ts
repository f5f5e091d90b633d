// What is settled about conditions before any becomes part of a plan: what was said twice counts once, and a
// full name that nobody listed is a first and a last name.
import type { Model } from '../../data-source/manifest.ts';
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import type { Condition } from '../reader/nodes.ts';
import { displayOf, type Frame } from './frame.ts';

export function settledConditions(conditions: readonly Condition[], frame: Frame, from: Model): Condition[] {
  return eitherValue(withoutEchoes(conditions)).flatMap((made) => ofFullName(made, frame, from) ?? made);
}

type Test = Extract<Condition, { kind: 'test' }>;

/** "from Rome and from Oslo": of its own field a row has one value, so both cannot be demanded at once. */
function eitherValue(conditions: readonly Condition[]): readonly Condition[] {
  const first = conditions.find((one) => conditions.some((other) => isOtherValue(one, other)));
  if (first?.kind !== 'test') return conditions;
  const all = conditions.filter((one) => one === first || isOtherValue(first, one));
  const rest = conditions.filter((one) => !all.includes(one));
  return [{ kind: 'both', all, negated: false, clause: first.clause }, ...rest];
}

/** True for two conditions that want different values of one field. */
export function isOtherValue(one: Condition, other: Condition): boolean {
  const isEqual = (made: Condition): made is Test =>
    made.kind === 'test' && !made.negated && made.test.op === 'eq';
  if (!isEqual(one) || !isEqual(other) || !one.ref || one === other) return false;
  const isSame = one.ref.field === other.ref?.field && one.ref.via === other.ref?.via;
  return isSame && JSON.stringify(one.test) !== JSON.stringify(other.test);
}

export type Related = Extract<Condition, { kind: 'related' }>;

/** True for the only condition on such rows that says something of them: of two, each is about a row of its own. */
export function isDeedOfItsOwn(condition: Condition, all: readonly Condition[]): condition is Related {
  if (condition.kind !== 'related' || condition.negated) return false;
  const saysMore = (other: Condition) => other.kind === 'related' && !other.negated && other.where.length > 0;
  if (!saysMore(condition) && !all.some(saysMore)) return false;
  return !all.some(
    (other) => other !== condition && other.kind === 'related' && other.model === condition.model,
  );
}

/** That a loan exists is said by the member of that loan. */
export function withoutImplied(made: readonly PlanCondition[]): PlanCondition[] {
  return made.filter((one) => {
    if (!('exists' in one) || one.where || one.count) return true;
    return !made.some((other) => asksFurther(other, one.exists));
  });
}

const saysValue = /^(eq|in|gt|gte|lt|lte|between|contains|startsWith|during|isNotNull)$/;

function asksFurther(made: PlanCondition, path: string): boolean {
  if ('and' in made) return made.and.some((part) => asksFurther(part, path));
  // What has a value of its own is there.
  if ('path' in made && made.path !== undefined && saysValue.test(made.op))
    return made.path.startsWith(`${path}.`);
  return 'exists' in made && hasSome(made.count) && made.exists.startsWith(`${path}.`);
}

function hasSome(count: { readonly op: string; readonly value: number } | undefined): boolean {
  return !count || ((count.op === 'gt' || count.op === 'gte') && count.value > 0);
}

/** "serve Marzen as a drink": the second noun names what the value is of, and adds nothing. */
function withoutEchoes(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter((made, at) => {
    if (made.kind !== 'related' || made.negated || made.where.length > 0) return true;
    return !conditions.some(
      (other, place) => speaksOf(other, made.model) || (place < at && isSame(other, made)),
    );
  });
}

function isSame(made: Condition, other: Extract<Condition, { kind: 'related' }>): boolean {
  return made.kind === 'related' && made.model === other.model && !made.negated && made.where.length === 0;
}

function speaksOf(made: Condition, model: Model): boolean {
  if (made.kind === 'test') return made.ref?.model === model;
  return made.kind === 'related' && made.model === model && made.where.length > 0 && !made.negated;
}

/** The person of a name in two words, where the model, or the only one near it, keeps a name in two columns. */
function ofFullName(made: Condition, frame: Frame, from: Model): Condition[] | undefined {
  if (made.kind !== 'test' || made.ref || made.negated || made.test.op !== 'eq') return undefined;
  const { value } = made.test;
  const [, first, last] = typeof value === 'string' ? (/^(\p{Lu}\S*) (\p{Lu}.*)$/u.exec(value) ?? []) : [];
  if (first === undefined || last === undefined) return undefined;
  const beside = made.model ?? from;
  const hasOwnName = made.model !== undefined && displayOf(beside).some((field) => !field.primaryKey);
  const person = personOf(beside) ?? (hasOwnName ? undefined : personNear(frame, beside));
  if (!person) return undefined;
  const [given, family] = person.fields;
  return [
    { ...made, ref: { model: person.model, field: given }, test: { op: 'eq', value: first } },
    { ...made, ref: { model: person.model, field: family }, test: { op: 'eq', value: last } },
  ];
}

function personOf(model: Model) {
  const [given, family, ...more] = displayOf(model);
  if (!given || !family || more.length > 0 || given.type !== 'text' || family.type !== 'text')
    return undefined;
  return { model, fields: [given, family] as const };
}

/** The nearest people; none where two kinds of people are equally near. */
function personNear(frame: Frame, from: Model) {
  if (displayOf(from).length > 1) return undefined;
  const { manifest, graph } = frame.index;
  const people = manifest.manifest.models
    .flatMap((model) => personOf(model) ?? [])
    .map((person) => ({ person, distance: graph.distance(from.name, person.model.name) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.distance - right.distance);
  const [nearest, next] = people;
  return nearest && nearest.distance !== next?.distance ? nearest.person : undefined;
}
