// An empty answer to a plan that a model wrote, where the emptiness may be of the model's making: it had to write a
// text that it never saw. "Acme" finds nothing where the data says "Acme Ltd"; said as a fact, that is a wrong answer.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import type { SnippetResult } from '../data-source/reply.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Condition, Plan } from './plan.ts';
import type { Planning } from './stages.ts';

const said = 'it found nothing';

/** `plan.invalid` for an empty result that is worth another look; it names the field and tells of no row. */
export function nothingFound(
  { reading }: Planning & { kind: 'plan' },
  result: SnippetResult,
  manifest: ManifestIndex,
): AssistantError | undefined {
  const { plan, planner } = reading;
  if (planner !== 'model' || !isEmpty(plan, result)) return undefined;
  const guessed = plan.where && guessedText(plan.where, plan.model, manifest);
  if (guessed === undefined) return undefined;
  const advice = `its text may be written otherwise: try contains with the part that tells, or the same plan again`;
  return new AssistantError('plan.invalid', { detail: `${plan.model}.${guessed}: ${said}; ${advice}` });
}

export function isNothingFound({ detail = '' }: { readonly detail?: string | undefined }): boolean {
  return detail.includes(`: ${said};`);
}

function isEmpty({ measures, dimensions }: Plan, { rows }: SnippetResult): boolean {
  if (rows.length === 0) return true;
  const isOneNumber = measures !== undefined && dimensions === undefined && rows.length === 1;
  return isOneNumber && (rows[0] ?? []).every((value) => value === null || Number(value) === 0);
}

/** The path of the first text that must be equal, of a field whose values a prompt does not list. */
function guessedText(where: Condition, model: string, manifest: ManifestIndex): string | undefined {
  for (const condition of 'and' in where ? where.and : [where]) {
    if ('and' in condition) {
      const inner = guessedText(condition, model, manifest);
      if (inner !== undefined) return inner;
    }
    if (!('value' in condition) || (condition.op !== 'eq' && condition.op !== 'in')) continue;
    if (condition.path === undefined || ![condition.value].flat().some((one) => typeof one === 'string'))
      continue;
    const field = resolvePath(manifest, model, condition.path)?.field;
    if (field?.type === 'text' && !field.enumValues && !field.valuesComplete) return condition.path;
  }
  return undefined;
}
