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
 * The snippet for a plan. It returns `{columns, rows, truncated, totalRows?}`; where rows are cut by our own
 * limit, and not by the question's, the whole result is counted by the database.
 * @throws AssistantError `plan.invalid`, whose detail names the path or output at fault
 */
export function generateSnippet(plan: Plan, options: SnippetOptions): string {
  const query = lowerPlan(plan, { manifest: options.manifest, now: options.now, timeZone: options.timeZone });
  const built = `const query = ${printQuery(query)};`;
  const single = plan.measures && !plan.dimensions && !plan.combine;
  if (single || (query.limit !== undefined && query.limit <= options.rowLimit))
    return `${built}\n\nreturn await query.all();\n`;
  return [
    built,
    '',
    `const page = await query.page(${options.rowLimit});`,
    'if (page.truncated) page.totalRows = await query.count();',
    'return page;',
    '',
  ].join('\n');
}
