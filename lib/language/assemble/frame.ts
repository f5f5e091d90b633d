// The ground a plan stands on: its base model, the ways from there, and what was assumed on the way.
import { type Field, type Model, type Relation, resolvePath } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import type { FieldRef } from '../reader/nodes.ts';
import { isDate, isKey, isNumeric } from '../reader/nodes.ts';
import type { Way } from '../relation-graph.ts';
import type { SchemaIndex } from '../schema-index.ts';

/** Raised where no path leads from the base to something that was named: this reading is impossible. */
export class NoWay extends Error {}

export interface Frame {
  readonly index: SchemaIndex;
  readonly base: Model;
  /** Preferred ways, from policies: `from>to` to a dotted path. */
  readonly preferred: ReadonlyMap<string, string>;
  /** How doubtful the choices made so far are; 0 is not at all. */
  doubt: number;
  /** Steps walked in all, for ranking: a reading that wanders is less likely. */
  distance: number;
  /** Takes the n-th best way to a model instead of the best, for readings that differ in it. */
  readonly detours: ReadonlyMap<string, number>;
  /** Models to which several equally good ways lead. */
  readonly forks: Map<string, readonly Way[]>;
  /** Models that the question speaks of: a way that passes through them is likelier meant than one that does not. */
  readonly spoken: ReadonlySet<string>;
  /** Columns that were taken for the day that nobody named. */
  readonly guessed: Set<Field>;
}

export function openFrame(
  index: SchemaIndex,
  base: Model,
  preferred: ReadonlyMap<string, string> = new Map(),
  detours: ReadonlyMap<string, number> = new Map(),
  spoken: ReadonlySet<string> = new Set(),
): Frame {
  return {
    index,
    base,
    preferred,
    doubt: 0,
    distance: 0,
    detours,
    forks: new Map(),
    spoken,
    guessed: new Set(),
  };
}

/** The same ground with nothing assumed yet, on another base. */
export function frameAt({ index, preferred, detours, spoken }: Frame, base: Model): Frame {
  return openFrame(index, base, preferred, detours, spoken);
}

export interface Walk {
  /** Dotted relation names; empty for the base itself. */
  readonly path: string;
  readonly toMany: boolean;
  /** True where a row on the way may be missing. */
  readonly optional: boolean;
}

/** The way from the base to a model. @throws NoWay */
export function walkTo(frame: Frame, model: Model, from: Model = frame.base): Walk {
  if (model === from) return { path: '', toMany: false, optional: false };
  const preferred = preferredWay(frame, model, from);
  if (preferred) return preferred;
  const ways = spokenFirst(frame.index.graph.ways(from.name, model.name), frame.spoken);
  const [first, second] = ways;
  if (!first) throw new NoWay(`${from.name} to ${model.name}`);
  const ties = ways.filter((way) => way.cost <= first.cost + 0.02);
  if (second && ties.length > 1) {
    frame.forks.set(`${from.name}>${model.name}`, ties);
  }
  const way = ways[frame.detours.get(`${from.name}>${model.name}`) ?? 0] ?? first;
  frame.distance += way.cost;
  return {
    path: way.steps.map((step) => step.name).join('.'),
    toMany: way.toMany,
    optional: way.steps.some((step) => step.kind === 'one' && !step.required),
  };
}

/** "students enrolled in a course": by way of their enrolments, though a department is as near. */
function spokenFirst(ways: readonly Way[], spoken: ReadonlySet<string>): readonly Way[] {
  // What is related outright needs no detour.
  if (ways.length < 2 || spoken.size === 0 || ways[0]?.steps.length === 1) return ways;
  const passed = (way: Way) => way.steps.slice(0, -1).filter((step) => spoken.has(step.to)).length;
  const most = Math.max(...ways.map(passed));
  return most === 0 ? ways : ways.filter((way) => passed(way) === most);
}

/** The way that a policy prefers, also from further off: the salesperson of an order line's order. */
function preferredWay(frame: Frame, model: Model, from: Model): Walk | undefined {
  if (frame.preferred.size === 0) return undefined;
  const { manifest, graph } = frame.index;
  const [usual] = graph.ways(from.name, model.name);
  const starts = [from, ...(usual?.steps ?? []).flatMap(({ to }) => manifest.model(to) ?? [])];
  const names = usual?.steps.map(({ name }) => name) ?? [];
  for (const [passed, start] of starts.entries()) {
    const preferred = frame.preferred.get(`${start.name}>${model.name}`);
    if (preferred === undefined) continue;
    const path = [...names.slice(0, passed), preferred].join('.');
    const found = resolvePath(manifest, from.name, path);
    if (!found) continue;
    const optional = found.relations.some(({ relation }) => relation.kind === 'one' && !relation.required);
    return { path, toMany: found.toMany, optional };
  }
  return undefined;
}

/** The way to things that are counted: one that leads to many of them, since of one there is no number. */
export function countedWalk(frame: Frame, model: Model, from: Model = frame.base): Walk {
  const walk = walkTo(frame, model, from);
  if (walk.toMany || walk.path === '') return walk;
  const many = frame.index.graph.ways(from.name, model.name).find((way) => way.toMany);
  if (!many) throw new NoWay(`${from.name} has one ${model.name} at most`);
  return { path: many.steps.map((step) => step.name).join('.'), toMany: true, optional: false };
}

/** A dotted path to a field. @throws NoWay */
export function pathOf(frame: Frame, ref: FieldRef, from: Model = frame.base): string {
  const { path } = walkTo(frame, ref.model, from);
  return path ? (ownKey(frame, path, ref, from) ?? `${path}.${ref.field.name}`) : ref.field.name;
}

/** The key of a parent stands in its child: the id of an order's customer needs no customer. */
export function ownKey(
  frame: Frame,
  path: string,
  ref: FieldRef,
  from: Model = frame.base,
): string | undefined {
  const steps = path.split('.');
  let owner: Model | undefined = from;
  for (const step of steps.slice(0, -1)) {
    const relation: Relation | undefined = owner && frame.index.manifest.relation(owner.name, step);
    owner = relation && frame.index.manifest.model(relation.to);
  }
  const last = owner && frame.index.manifest.relation(owner.name, steps.at(-1) ?? '');
  if (last?.kind !== 'one' || last.on.length !== 1 || last.on[0]?.to !== ref.field.name) return undefined;
  return [...steps.slice(0, -1), last.on[0].from].join('.');
}

/** The date that people mean when they say when: an event's own date, not a technical or a planned one. */
export function mainDate(model: Model): Field | undefined {
  const dates = model.fields.filter((field) => isDate(field) && field.type !== 'time');
  const score = (field: Field) => {
    const label = senseOf(field);
    let points = 0;
    // `applied_on` of applications, beside the days on which more became of them.
    if (label.includes(senseOf(model)) || isDeedOfRows(label, model)) points += 4;
    // Of an invoice, the date is that of the invoice and not the day on which it was paid.
    if (/^(date|day|datetime|time stamp|timestamp)$/.test(label)) points += 3;
    if (/\b(pay|payment|paid|settle)/.test(label) && !/pay|settle|transaction/.test(senseOf(model)))
      points -= 2;
    else if (
      /order|invoice|payment|sale|rental|hire|booking|transaction|issued|opened|release|publication/.test(
        label,
      )
    )
      points += 2;
    if (/creat|start|date$|made/.test(label)) points += 1;
    if (/updat|modif|delet|due|required|end|return|ship|birth|expir|cancel|clos|last/.test(label))
      points -= 3;
    if (!field.nullable) points += 1;
    return points;
  };
  return [...dates].sort((left, right) => score(right) - score(left))[0];
}

function isDeedOfRows(label: string, model: Model): boolean {
  // What is booked is about the day it is booked for.
  if (/\b(book|reserv|rent|hir|appoint)/.test(senseOf(model))) return false;
  const begins = (word: string) => (word.length > 4 ? word.slice(0, 4) : undefined);
  const things = senseOf(model).split(' ').map(begins);
  return label.split(' ').some((word) => /ed$/.test(word) && begins(word) && things.includes(begins(word)));
}

/** A year kept as a number, where there is no date. */
export function yearField(model: Model): Field | undefined {
  return model.fields.find((field) => /(^|\s)year($|\s)/.test(senseOf(field)) && !isDate(field));
}

/** A title that somebody held from a day on: it is part of their key, and many hold it. */
export function recurs(model: Model, field: Field): boolean {
  const { primaryKey, relations } = model;
  if (primaryKey.length < 2 || !primaryKey.includes(field.name)) return false;
  const pointers = new Set(
    relations.flatMap(({ kind, on }) => (kind === 'one' ? on.map(({ from }) => from) : [])),
  );
  return !pointers.has(field.name) && primaryKey.some((name) => pointers.has(name));
}

/** What names a row to a person. */
export function displayOf(model: Model): Field[] {
  const fields = model.displayFields
    .map((name) => model.fields.find((field) => field.name === name))
    .filter((field): field is Field => field !== undefined);
  // A view called "sales by store" is asked for its sales, not for the stores alone.
  if (fields.length > 0 && model.isView && / by /.test(senseOf(model))) {
    const numbers = model.fields.filter((field) => isNumeric(field) && !isKey({ model, field }));
    return [...fields, ...numbers.filter((field) => !fields.includes(field)).slice(0, 3)];
  }
  if (fields.length > 0) return fields;
  const key = model.fields.find((field) => field.primaryKey);
  return key ? [key] : model.fields.slice(0, 1);
}
