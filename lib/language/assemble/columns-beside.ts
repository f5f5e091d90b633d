// What a list shows beside the names of its rows when nobody said which columns: a colleague who lists the
// orders above 500 adds the amount, and to the bare number of an order whose it is and of when.
import {
  type Field,
  type ManifestIndex,
  type Model,
  type Relation,
  resolvePath,
} from '../../data-source/manifest.ts';
import { namedThrough, rowNames } from '../../data-source/row-names.ts';
import type { OrderTerm, OutputField, Plan, Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import { rebasedCondition } from '../policies/plan-paths.ts';
import type { Sketch } from '../reader/sketch.ts';
import { displayOf, type Frame, mainDate } from './frame.ts';
import { isParty } from './party-of.ts';

/** More than this many columns that nobody asked for are a table to search in, not an answer. */
const columnsAtMost = 3;

interface Listed {
  readonly fields: readonly OutputField[];
  readonly where: PlanCondition | undefined;
  readonly orderBy: readonly OrderTerm[];
  readonly limit: number | undefined;
}

/** Fields to show after those in `listed`; none where the question says what it wants to see. */
export function columnsBeside(
  sketch: Sketch,
  listed: Listed,
  frame: Frame,
  named: (wanted: string) => string,
): OutputField[] {
  const { asks, degree, distinct, everything, outputs } = sketch;
  if (outputs.length > 0 || everything || distinct || degree || asks === 'place' || asks === 'date')
    return [];
  // A number of each row that a cut list is ordered by is shown with it anyway.
  const ranked = listed.limit !== undefined && listed.orderBy[0]?.measure ? 1 : 0;
  const room = columnsAtMost - listed.fields.length - ranked;
  const taken = new Set(listed.fields.map((field) => field.path));
  const beside: OutputField[] = [];
  const add = (columns: readonly Column[]) => {
    const fresh = columns.filter(({ path }) => path === undefined || !taken.has(path));
    if (beside.length + fresh.length > room) return;
    for (const { wanted, ...column } of fresh) {
      taken.add(column.path);
      beside.push({ ...column, as: named(wanted) });
    }
  };
  for (const column of [...ordering(listed.orderBy, frame), ...telling(listed.where, frame)]) add([column]);
  for (const columns of whoAndWhen(frame)) add(columns);
  return beside;
}

type Column = Omit<OutputField, 'as'> & { readonly wanted: string };

function ordering(orderBy: readonly OrderTerm[], frame: Frame): Column[] {
  return orderBy.flatMap(({ by }) => (by === undefined ? [] : ofRow(by, frame)));
}

/** What rows differ in although all of them met the condition: an amount above 500, not a country that is Spain. */
function telling(where: PlanCondition | undefined, frame: Frame): Column[] {
  if (!where) return [];
  if ('and' in where) return where.and.flatMap((part) => telling(part, frame));
  if ('or' in where) return where.or.flatMap((part) => telling(part, frame));
  // A birthday, whatever the year.
  if ('expr' in where && where.expr && 'part' in where.expr && 'path' in where.expr.of)
    return ofRow(where.expr.of.path, frame);
  if ('exists' in where && where.count && where.count.op !== 'eq') {
    const { exists: path } = where;
    const of = resolvePath(frame.index.manifest, frame.base.name, path)?.model;
    // Inside a measure paths start where the plan does, inside an exists where the related rows are.
    const within = where.where && of && rebasedCondition(where.where, of.name, path, frame.index.manifest);
    const measure = { fn: 'count' as const, path, ...(within && { where: within }), as: 'related_count' };
    return [{ expr: { measure }, wanted: 'related_count' }];
  }
  const summed = 'expr' in where && where.expr && 'measure' in where.expr ? where.expr.measure : undefined;
  if (summed && 'op' in where && where.op !== 'eq') {
    const as = `${summed.fn}_${summed.path?.split('.').at(-1) ?? summed.as}`;
    return [{ expr: { measure: { ...summed, as } }, wanted: as }];
  }
  if ('plan' in where && where.op === 'in' && where.path) return ofBest(where.path, where.plan, frame);
  if (!('op' in where) || !where.path || where.op === 'eq' || where.op === 'isNull') return [];
  return ofRow(where.path, frame);
}

/** Of rows that belong to the best of something its name, of the best rows themselves what makes them so. */
function ofBest(path: string, plan: Plan, frame: Frame): Column[] {
  const found = resolvePath(frame.index.manifest, frame.base.name, path);
  if (!found?.field || found.toMany) return [];
  if (!found.field.primaryKey) return ofRow(path, frame);
  if (found.model === frame.base)
    return ordering(plan.model === frame.base.name ? (plan.orderBy ?? []) : [], frame);
  const way = path.slice(0, -found.field.name.length - 1);
  return found.model.displayFields.flatMap((name) => ofRow(`${way}.${name}`, frame));
}

/** A field of the row or of what it belongs to; of many there is no one value. */
function ofRow(path: string, frame: Frame): Column[] {
  const found = resolvePath(frame.index.manifest, frame.base.name, path);
  if (!found?.field || found.toMany || found.field.sensitive) return [];
  return [{ path, wanted: path.split('.').slice(-2).join('_') }];
}

/** Of a record that has no name but a number: the one it belongs to, and its date. */
function whoAndWhen({ base, index }: Frame): Column[][] {
  const known = displayOf(base);
  if (known.length !== 1 || !known[0] || !isNumber(known[0])) return [];
  const found = index.manifest;
  const owner = base.relations
    .flatMap((relation) => {
      const model = relation.kind === 'one' ? found.model(relation.to) : undefined;
      return model && model !== base && hasNames(model, found) ? [{ relation, model }] : [];
    })
    .sort((left, right) => weight(right) - weight(left))[0];
  const names = owner && rowNames(owner.model, found);
  const who = names?.map((name) => ({
    path: `${owner?.relation.name}.${name}`,
    wanted: [owner?.relation.name, ...name.split('.')].slice(-2).join('_'),
  }));
  const date = mainDate(base);
  // What tells of a person is no event, and when they were born is nothing that the list is about.
  const dated = date && !/birth/.test(senseOf(date)) ? [[{ path: date.name, wanted: date.name }]] : [];
  return [...(who ? [who] : []), ...dated];
}

/** A key, or what stands on the paper: an order number, an invoice code. */
function isNumber(field: Field): boolean {
  return field.primaryKey === true || /(^| )(number|no|code|reference|ref)$/.test(senseOf(field));
}

function weight({ relation, model }: { relation: Relation; model: Model }): number {
  return (isParty(model) ? 2 : 0) + (relation.required ? 1 : 0);
}

function hasNames(model: Model, manifest: ManifestIndex): boolean {
  if (namedThrough(model, manifest)) return true;
  return model.displayFields.length > 0 && displayOf(model).every((field) => !field.primaryKey);
}
