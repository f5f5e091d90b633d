// An effect as a plan that would be asked with it: that says in a sentence what the effect means, and whether
// everything it names is still there.
import type { ManifestIndex } from '../data-source/manifest.ts';
import { resolvePath } from '../data-source/manifest.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { generateSnippet } from '../pipeline/code-generator.ts';
import type { PolicyEffect } from '../pipeline/live-policy.ts';
import type { Condition, Plan } from '../pipeline/plan.ts';

/** Undefined for an effect that names nothing of the source. */
export function effectPlan(effect: PolicyEffect): Plan | undefined {
  const count = { fn: 'count' as const, as: 'number' };
  switch (effect.kind) {
    case 'term': {
      const { model, means } = effect;
      if ('model' in means) return { model: means.model, measures: [count] };
      if ('condition' in means) return { model, where: means.condition, measures: [count] };
      if ('measure' in means) return { model, measures: [means.measure] };
      if ('expression' in means) return { model, fields: [{ expr: means.expression, as: 'value' }] };
      if ('fields' in means) return listPlan(model, means.fields);
      if ('most' in means) {
        const { field, direction, where } = means.most;
        return { ...listPlan(model, [field]), ...(where && { where }), orderBy: [{ by: field, direction }] };
      }
      return { ...listPlan(model, [means.field]), ...(means.where && { where: means.where }) };
    }
    case 'valueLabel': {
      const where: Condition = { path: effect.field, op: 'eq', value: effect.value };
      return { model: effect.model, where, measures: [count] };
    }
    case 'defaultFilter':
      return { model: effect.model, where: effect.where, measures: [count] };
    case 'metric':
      return { model: effect.model, measures: [effect.measure] };
    case 'mainDate':
    case 'format':
      return listPlan(effect.model, [effect.field]);
    default:
      return undefined;
  }
}

function listPlan(model: string, paths: readonly string[]): Plan {
  return { model, fields: paths.map((path, place) => ({ path, as: `value_${place + 1}` })) };
}

/** True when all models, fields and relations that the effect names are in this manifest. */
export function isAboutSomething(effect: PolicyEffect, manifest: ManifestIndex): boolean {
  if (effect.kind === 'joinPath') {
    return resolvePath(manifest, effect.from, effect.path)?.model.name === effect.to;
  }
  const plan = effectPlan(effect);
  if (!plan) return true;
  try {
    generateSnippet(plan, { manifest, now: new Date(), timeZone: 'UTC', rowLimit: 1 });
    return true;
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code === 'plan.invalid') return false;
    throw thrown;
  }
}
