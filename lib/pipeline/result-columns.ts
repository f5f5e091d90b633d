import { type Field, resolvePath } from '../data-source/manifest.ts';
import type { ResultColumn } from '../envelope/envelope.ts';
import { columnLabels } from './interpretation.ts';
import type { Measure, Plan } from './plan.ts';
import type { Context } from './stages.ts';

/** Headings and units of the columns a plan gives, in the user's language where it is known. */
export function describeColumns(
  plan: Plan,
  columns: readonly Pick<ResultColumn, 'name' | 'type'>[],
  context: Context,
): ResultColumn[] {
  const { manifest, locale, timeZone, now } = context;
  const labels = columnLabels(plan, { manifest, locale, timeZone, now });
  return columns.map(({ name, type }) => ({
    name,
    type,
    label: labels[name] ?? name.replaceAll('_', ' '),
    unit: unitOf(plan, name, context),
    bucket: plan.dimensions?.find((dimension) => dimension.as === name)?.bucket,
  }));
}

function unitOf(plan: Plan, name: string, context: Context): string | undefined {
  if (name.endsWith('_change')) return 'percent';
  const measure = plan.measures?.find(({ as }) => as === name || name === `${as}_previous`);
  if (measure) return measureUnit(plan, measure, context);
  const output = [...(plan.fields ?? []), ...(plan.dimensions ?? [])].find(({ as }) => as === name);
  return fieldAt(plan.model, output?.path, context)?.unit;
}

function measureUnit(plan: Plan, measure: Measure, context: Context): string | undefined {
  switch (measure.fn) {
    case 'count':
    case 'countDistinct':
      return 'count';
    case 'share':
      return 'percent';
    case 'ratio':
      return measure.percent ? 'percent' : undefined;
    default:
      return fieldAt(plan.model, measure.path, context)?.unit;
  }
}

function fieldAt(model: string, path: string | undefined, context: Context): Field | undefined {
  return path === undefined ? undefined : resolvePath(context.manifest, model, path)?.field;
}
