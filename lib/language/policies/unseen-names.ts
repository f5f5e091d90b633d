// What a policy names and this manifest does not have: a column that was dropped since, or one that this person may
// not see. Such a policy has no effect at all; half of one would be a plan that nobody can run.
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';

interface UnseenName {
  readonly model: string;
  /** Absent: the model itself. */
  readonly path?: string;
}

const known = new WeakMap<ManifestIndex, WeakMap<PolicyEffect, boolean>>();

export function isSeenWhole(effect: PolicyEffect, index: ManifestIndex): boolean {
  const seen = known.get(index) ?? new WeakMap<PolicyEffect, boolean>();
  known.set(index, seen);
  const before = seen.get(effect);
  if (before !== undefined) return before;
  const isSeen = unseenNames(effect, index).length === 0;
  seen.set(effect, isSeen);
  return isSeen;
}

/** Each once, in the order in which the effect names them. */
export function unseenNames(effect: PolicyEffect, index: ManifestIndex): UnseenName[] {
  const found = new Map<string, UnseenName>();
  const add = (model: string, path?: string) =>
    found.set(`${model}.${path}`, path === undefined ? { model } : { model, path });
  if (effect.kind === 'ask' || effect.kind === 'note') return [];
  const model = effect.kind === 'joinPath' ? effect.from : effect.model;
  if (effect.kind === 'joinPath' && !index.model(effect.to)) add(effect.to);
  if (!index.model(model)) add(model);
  else visit(effect, model, index, add);
  return [...found.values()];
}

type Add = (model: string, path?: string) => void;

/** Names stand under these keys; everything else is a value, or holds further names. */
const naming = ['path', 'field', 'fields'] as const;
const valued = new Set(['value', 'period', 'term', 'also', 'label', 'unit']);

function visit(part: unknown, model: string, index: ManifestIndex, add: Add): void {
  if (Array.isArray(part)) {
    for (const one of part) visit(one, model, index, add);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const { exists, notExists, where, plan, means, ...rest } = part as Record<string, unknown>;
  const relation = exists ?? notExists;
  if (typeof relation === 'string') {
    const end = resolvePath(index, model, relation)?.model.name;
    if (end === undefined) add(model, relation);
    else visit(where, end, index, add);
    return;
  }
  // A query in a condition has names of its own making; the compiler of plans sees to those.
  const asked = (plan as { model?: unknown } | undefined)?.model;
  if (typeof asked === 'string' && !index.model(asked)) add(asked);
  const meant = (means as { model?: unknown } | undefined)?.model;
  if (typeof meant === 'string' && !index.model(meant)) add(meant);
  for (const key of naming)
    for (const name of [rest[key]].flat())
      if (typeof name === 'string' && !resolvePath(index, model, name)) add(model, name);
  visit(where, model, index, add);
  visit(means, model, index, add);
  for (const [key, inner] of Object.entries(rest)) if (!valued.has(key)) visit(inner, model, index, add);
}
