// From a plan to the code that answers it. The snippet is the body of one async function, written against
// the builder that the sandbox preloads; it is plain JavaScript as it stands and short enough to be read.
import type { ManifestIndex } from '../data-source/manifest.ts';
import { lowerPlan } from './lower-plan.ts';
import type { Plan } from './plan.ts';
import { printQuery } from './print-query.ts';

export interface SnippetOptions {
  readonly manifest: ManifestIndex;
  readonly now: Date;
  readonly timeZone: string;
  /** Rows shown at most where the plan itself asks for no fewer. */
  readonly rowLimit: number;
}

/**
 * The snippet for a plan. It returns a `SnippetResult`; where rows are cut by our own limit, and not by the
 * question's, the whole result is counted by the database as far as that is quickly done.
 * @throws AssistantError `plan.invalid`, whose detail names the path or output at fault
 */
export function generateSnippet(plan: Plan, options: SnippetOptions): string {
  const query = lowered(plan, options);
  const built = `const query = ${printQuery(query)};`;
  if (isSingleRow(plan) || (query.limit !== undefined && query.limit <= options.rowLimit))
    return `${built}\n\nreturn await query.all();\n`;
  return `${built}\n\nreturn await query.page(${options.rowLimit});\n`;
}

/** Measures without groups: one row, whatever the data. */
export function isSingleRow(plan: Plan): boolean {
  return plan.measures !== undefined && !plan.dimensions && !plan.combine;
}

function lowered(plan: Plan, { manifest, now, timeZone }: SnippetOptions) {
  return lowerPlan(plan, { manifest, now, timeZone });
}
