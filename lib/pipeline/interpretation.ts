// The reading of a plan: what was understood, in one sentence of the user's language. It is made from the plan
// alone and says all of it: filters, periods with their dates, groups, order, limit, nested questions. Names of
// models and fields stay as the schema has them.
import { interpretParts, outputHeadings, readSentence } from './interpretation-parts.ts';
import { PlanReader, type ReadingSetting } from './interpretation-reader.ts';
import type { Plan } from './plan.ts';

export { interpretParts };

/**
 * One sentence, without a full stop: "Number of orders per customer country, where order date is in last
 * month (Apr 1, 2026 to Apr 30, 2026), sorted by number of orders (highest first), only the first 5".
 *
 * Paths the manifest does not know are read by their names.
 *
 * @throws AssistantError `plan.invalid` when a period has a bound that is no date
 */
export function interpret(plan: Plan, setting: ReadingSetting): string {
  return capital(readSentence(plan, setting), setting);
}

/** Headings of the columns a plan gives, by output name; also those that a comparison adds. */
export function columnLabels(plan: Plan, setting: ReadingSetting): Record<string, string> {
  const reader = new PlanReader(setting, (nested, rows) => readSentence(nested, setting, rows));
  const labels: Record<string, string> = {};
  const headings = outputHeadings(plan, reader);
  for (const group of plan.dimensions ?? []) labels[group.as] = reader.dimension(group, plan.model);
  for (const field of plan.fields ?? []) labels[field.as] = headings.get(field.as) ?? field.as;
  for (const measure of plan.measures ?? []) {
    const label = headings.get(measure.as) ?? measure.as;
    labels[measure.as] = label;
    if (!plan.compare) continue;
    labels[`${measure.as}_previous`] = reader.words.previous(label);
    labels[`${measure.as}_change`] = reader.words.change(label);
  }
  for (const [name, label] of Object.entries(labels)) labels[name] = capital(label, setting);
  return labels;
}

function capital(text: string, { locale }: ReadingSetting): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
