import { resolvePath } from '../data-source/manifest.ts';
import type { Plan } from '../pipeline/plan.ts';
import type { Context } from '../pipeline/stages.ts';

/** The label of a reading offered as a choice: what it would show, in the words of the schema. */
export function optionLabel(plan: Plan, context: Context): string {
  const model = context.manifest.model(plan.model);
  const say = (path: string) => {
    const found = resolvePath(context.manifest, plan.model, path);
    const owner = found && found.model.name !== plan.model ? ` (${found.model.label})` : '';
    return `${found?.field?.label ?? found?.model.plural ?? path}${owner}`;
  };
  const parts = [
    ...(plan.measures ?? []).map((measure) => `${measure.fn}${measure.path ? ` ${say(measure.path)}` : ''}`),
    ...(plan.fields ?? []).map((field) => (field.path ? say(field.path) : field.as)),
    ...(plan.dimensions ?? []).map((dimension) => (dimension.path ? say(dimension.path) : dimension.as)),
    ...(plan.orderBy ?? []).map((term) => `${term.by ?? term.measure?.path ?? ''} ${term.direction}`),
    plan.where ? JSON.stringify(plan.where).replace(/["{}[\]]/g, ' ') : '',
  ];
  return `${model?.plural ?? plan.model}: ${parts.filter(Boolean).join(', ')}`;
}
