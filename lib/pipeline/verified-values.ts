// "How many members live in Hanoi?" is verified, and "… in Huế?" is asked: the same plan with another value of
// the same field, where that is a value the field is known to have.
import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import { foldWords } from './context-builder.ts';
import type { Condition, Plan } from './plan.ts';

/** The plan with the value that was asked for; undefined where more, or something else, is different. */
export function withOtherValue(
  verified: { readonly question: string; readonly plan: Plan },
  question: string,
  manifest: ManifestIndex,
): Plan | undefined {
  const { where, model } = verified.plan;
  const asked = ` ${foldWords(question)} `;
  const known = ` ${foldWords(verified.question)} `;
  for (const condition of where ? partsOf(where) : []) {
    if (!('path' in condition) || condition.path === undefined) continue;
    if (condition.op !== 'eq' || !('value' in condition) || typeof condition.value !== 'string') continue;
    const pieces = known.split(` ${foldWords(condition.value)} `);
    const [before, after] = pieces;
    if (pieces.length !== 2 || before === undefined || after === undefined) continue;
    if (!asked.startsWith(`${before} `) || !asked.endsWith(` ${after}`)) continue;
    if (asked.length < before.length + after.length + 2) continue;
    const said = asked.slice(before.length, asked.length - after.length).trim();
    const field = resolvePath(manifest, model, condition.path)?.field;
    const value = [...(field?.values ?? []), ...(field?.enumValues ?? [])].find(
      (one) => foldWords(one) === said,
    );
    if (value !== undefined)
      return { ...verified.plan, where: replaced(where as Condition, condition, value) };
  }
  return undefined;
}

/** Conditions that all must hold. */
function partsOf(where: Condition): readonly Condition[] {
  return 'and' in where ? where.and.flatMap(partsOf) : [where];
}

function replaced(where: Condition, part: Condition, value: string): Condition {
  if (where === part) return { ...where, value } as Condition;
  return 'and' in where ? { and: where.and.map((one) => replaced(one, part, value)) } : where;
}
