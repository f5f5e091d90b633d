import { type Field, type Model, resolvePath } from '../data-source/manifest.ts';
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
  return columns.map(({ name, type }) => {
    const format = formatOf(plan, name, context);
    return {
      name,
      type,
      label: labels[name] ?? name.replaceAll('_', ' '),
      unit: format?.unit ?? unitOf(plan, name, context),
      ...(format && { decimals: format.decimals }),
      bucket: bucketOf(plan, name),
    };
  });
}

/** The stretch of time that a group is, or the part of it that comes again: Mondays, Novembers. */
function bucketOf(plan: Plan, name: string): string | undefined {
  const dimension = plan.dimensions?.find(({ as }) => as === name);
  if (dimension?.part === 'weekday') return 'weekday';
  return dimension?.part === 'month' ? 'month_of_year' : dimension?.bucket;
}

/** Ids of the policies that say how a column of this plan is written. */
export function formatPolicies(plan: Plan, columns: readonly ResultColumn[], context: Context): string[] {
  return [...new Set(columns.flatMap(({ name }) => formatOf(plan, name, context)?.policy ?? []))];
}

function formatOf(
  plan: Plan,
  name: string,
  context: Context,
): { unit: string; decimals: number; policy: string } | undefined {
  if (name.endsWith('_change')) return undefined;
  const found = fieldOfColumn(plan, name, context);
  if (!found) return undefined;
  for (const { id, effect } of context.policies) {
    if (effect.kind !== 'format' || effect.model !== found.model.name || effect.field !== found.field.name)
      continue;
    return { unit: effect.unit, decimals: effect.decimals, policy: id };
  }
  return undefined;
}

function unitOf(plan: Plan, name: string, context: Context): string | undefined {
  if (name.endsWith('_change')) return 'percent';
  const measure = measureOf(plan, name);
  if (measure?.fn === 'count' || measure?.fn === 'countDistinct') return 'count';
  if (measure?.fn === 'share') return 'percent';
  if (measure?.fn === 'ratio') return measure.percent ? 'percent' : undefined;
  return fieldOfColumn(plan, name, context)?.field.unit;
}

function measureOf(plan: Plan, name: string): Measure | undefined {
  return plan.measures?.find(({ as }) => as === name || name === `${as}_previous`);
}

const ownUnit = new Set<Measure['fn']>(['sum', 'avg', 'min', 'max', 'median']);

/** The field whose values a column holds, or adds up in the same unit. */
function fieldOfColumn(
  plan: Plan,
  name: string,
  context: Context,
): { model: Model; field: Field } | undefined {
  const measure = measureOf(plan, name);
  if (measure && !ownUnit.has(measure.fn)) return undefined;
  const output =
    measure ?? [...(plan.fields ?? []), ...(plan.dimensions ?? [])].find(({ as }) => as === name);
  const found = output?.path ? resolvePath(context.manifest, plan.model, output.path) : undefined;
  return found?.field ? { model: found.model, field: found.field } : undefined;
}
