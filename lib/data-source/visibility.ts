// What one actor may see of a source. Planners, prompts, suggestions and the query check work on this
// and on nothing else, so what is hidden is absent from all of them.
import { createHash } from 'node:crypto';
import { type AccessRules, openAccess } from './access.ts';
import type { Field, Manifest, Model } from './manifest.ts';

/** Sets of rules remembered for a manifest; there are as many as roles, not as people. */
const remembered = 32;
const views = new WeakMap<Manifest, Map<string, Manifest>>();

/**
 * The manifest without hidden models and fields, and without relations that lead to or through them.
 * Values are left out where they would tell of rows or contents the actor may not see: of masked
 * fields, and of every field of a model with a row rule. Remembered by what the rules say, so that
 * rules read anew for every question give the same object.
 */
export function visibleManifest(manifest: Manifest, access: AccessRules): Manifest {
  if (allows(access)) return manifest;
  let known = views.get(manifest);
  if (!known) {
    known = new Map();
    views.set(manifest, known);
  }
  const key = JSON.stringify([
    access.hiddenModels,
    access.hiddenFields,
    access.maskedFields,
    access.rowRules,
  ]);
  let visible = known.get(key);
  if (!visible) {
    visible = reduce(manifest, access, key);
    const [oldest] = known.keys();
    if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
    known.set(key, visible);
  }
  return visible;
}

function allows(access: AccessRules): boolean {
  return (
    access.hiddenModels.length === 0 &&
    access.hiddenFields.length === 0 &&
    access.maskedFields.length === 0 &&
    access.rowRules.length === 0
  );
}

function reduce(manifest: Manifest, access: AccessRules, key: string): Manifest {
  const hiddenModels = new Set(access.hiddenModels);
  const hiddenFields = new Set(access.hiddenFields);
  const masked = new Set(access.maskedFields.map((rule) => rule.field));
  const ruled = new Set(access.rowRules.map((rule) => rule.model));
  const seen = (model: string, field: string) =>
    !hiddenModels.has(model) && !hiddenFields.has(`${model}.${field}`);

  const models = manifest.models
    .filter((model) => !hiddenModels.has(model.name))
    .map((model): Model => {
      const fields = model.fields
        .filter((field) => seen(model.name, field.name))
        .map((field) => guarded(field, masked.has(`${model.name}.${field.name}`), ruled.has(model.name)));
      const kept = (name: string) => seen(model.name, name);
      const relations = model.relations.filter((relation) =>
        relation.on.every(
          (pair) =>
            seen(model.name, pair.from) &&
            seen(relation.to, pair.to) &&
            !masked.has(`${model.name}.${pair.from}`) &&
            !masked.has(`${relation.to}.${pair.to}`),
        ),
      );
      const { rowEstimate, ...rest } = model;
      return {
        ...rest,
        ...(rowEstimate !== undefined && !ruled.has(model.name) ? { rowEstimate } : {}),
        fields,
        relations,
        primaryKey: model.primaryKey.every(kept) ? model.primaryKey : [],
        displayFields: model.displayFields.filter(kept),
      };
    })
    .filter((model) => model.fields.length > 0);
  const left = new Set(models.map((model) => model.name));
  const connected = models.map((model) => ({
    ...model,
    relations: model.relations.filter((relation) => left.has(relation.to)),
  }));
  const version = createHash('sha256').update(manifest.version).update(key).digest('hex').slice(0, 32);
  return { ...manifest, version, models: connected };
}

function guarded(field: Field, masked: boolean, ruled: boolean): Field {
  if (!masked && !ruled) return field;
  const { values, valuesComplete, enumValues, ...rest } = field;
  if (!masked) return enumValues ? { ...rest, enumValues } : rest;
  return { ...rest, type: 'text', masked: true };
}

/**
 * The rules that hold until an admin writes others: staff do not see fields whose values need
 * permission; admins see everything.
 */
export function defaultAccess(manifest: Manifest, role: 'staff' | 'admin'): AccessRules {
  if (role === 'admin') return openAccess;
  const hiddenFields = manifest.models.flatMap((model) =>
    model.fields.filter((field) => field.sensitive).map((field) => `${model.name}.${field.name}`),
  );
  return { ...openAccess, hiddenFields };
}
