// What a plan says, as a set of small facts, so that two plans of different shape can be asked whether
// one says what the other does: which fields it uses, which values it tests them with, by which of
// several ways it goes, what it puts first.
import { type ManifestIndex, type Model, type Relation, resolvePath } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import type { Plan } from '../../pipeline/plan.ts';

export function planFacts(plan: Plan, index: ManifestIndex): Set<string> {
  const facts = new Set<string>([`model ${plan.model}`]);
  const numbers = plan.measures?.length ?? 0;
  if (numbers > 1) facts.add(`numbers ${numbers}`);
  if (plan.measures || JSON.stringify(plan.fields ?? []).includes('"measure"')) facts.add('number');
  visit(plan, plan.model, index, facts);
  return facts;
}

type Part = Record<string, unknown>;

function visit(value: unknown, model: string, index: ManifestIndex, facts: Set<string>): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, model, index, facts);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const part = value as Part;
  const start = typeof part.model === 'string' ? part.model : model;
  const relation = part.exists ?? part.notExists;
  if (typeof relation === 'string') {
    const end = walk(relation, start, index, facts);
    facts.add(`model ${end ?? start}`);
    if (!part.count && part.where === undefined)
      facts.add(`${part.exists === undefined ? 'lacks' : 'has'} ${start} ${end ?? start}`);
    if (part.count) facts.add(`count ${end}`);
    visit(part.where, end ?? start, index, facts);
    return;
  }
  if (typeof part.path === 'string') addPath(part, part.path, start, index, facts);
  if (typeof part.field === 'string') walk(part.field, start, index, facts);
  if (typeof part.by === 'string' && typeof part.direction === 'string') {
    const found = fieldAt(part.by, start, index, facts);
    if (found) facts.add(`first ${found}`);
  }
  for (const [key, inner] of Object.entries(part)) {
    if (key === 'value' || key === 'period') continue;
    visit(inner, start, index, facts);
  }
}

function addPath(part: Part, path: string, model: string, index: ManifestIndex, facts: Set<string>): void {
  const found = fieldAt(path, model, index, facts);
  if (!found) return;
  facts.add(`field ${found}`);
  if (typeof part.fn === 'string') {
    facts.add(`${part.fn} ${found}`);
    if (part.fn === 'max' || part.fn === 'min') facts.add(`first ${found}`);
  }
  if (typeof part.field === 'string' && typeof part.op === 'string') facts.add(`beside ${found} ${part.op}`);
  if ('period' in part) facts.add(`time ${found}`);
  if (part.op === 'isNull') facts.add(`value ${found} null`);
  if (!('value' in part)) return;
  for (const value of [part.value].flat())
    facts.add(`value ${found} ${fold(String(value)).replaceAll('%', '')}`);
}

/** `model.field` of a path, its relations noted on the way. */
function fieldAt(path: string, model: string, index: ManifestIndex, facts: Set<string>): string | undefined {
  walk(path, model, index, facts);
  const found = resolvePath(index, model, path);
  return found?.field && `${found.model.name}.${found.field.name}`;
}

/** A relation is the same one from either side. */
function walk(path: string, model: string, index: ManifestIndex, facts: Set<string>): string | undefined {
  const found = resolvePath(index, model, path);
  for (const step of found?.relations ?? []) {
    facts.add(wayOf(step));
    facts.add(`model ${step.relation.to}`);
  }
  return found?.model.name;
}

/** The fact of having gone this way. */
export function wayOf({ owner, relation }: { owner: Model; relation: Relation }): string {
  const sides = [`${owner.name}.${relation.name}`, `${relation.to}.${relation.inverse}`].sort();
  return `way ${sides.join(' ')}`;
}

/** How much of what is demanded a plan says, 0 to 1. */
export function satisfied(demanded: ReadonlySet<string>, facts: ReadonlySet<string>): number {
  if (demanded.size === 0) return 1;
  let said = 0;
  for (const fact of demanded) if (facts.has(fact)) said += 1;
  return said / demanded.size;
}
