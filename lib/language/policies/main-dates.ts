// Which date a policy says is meant where a question says when and does not say which: "by order date,
// not by ship date".
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { mainDate } from '../assemble/frame.ts';
import type { Candidate } from '../links.ts';
import { mapPlanPaths } from './plan-paths.ts';

export interface MainDate {
  readonly policy: string;
  readonly model: string;
  readonly field: string;
}

/** The plan with its unnamed dates as policies say; a date that the question names stays. */
export function withMainDates(
  plan: Plan,
  targets: readonly Candidate[],
  dates: readonly MainDate[],
  index: ManifestIndex,
): { plan: Plan; policies: readonly string[] } {
  const policies = new Set<string>();
  const named = new Set(
    targets.flatMap(({ target }) =>
      target.kind === 'field' ? [`${target.model.name}.${target.field.name}`] : [],
    ),
  );
  let made = plan;
  for (const { policy, model, field } of dates) {
    const owner = index.model(model);
    const usual = owner && mainDate(owner)?.name;
    if (usual === undefined || named.has(`${model}.${usual}`)) continue;
    made = mapPlanPaths(made, index, (path, use) => {
      const found = use.timed ? resolvePath(index, use.model, path) : undefined;
      if (found?.model.name !== model) return path;
      if (found.field?.name === field) policies.add(policy);
      if (found.field?.name !== usual) return path;
      policies.add(policy);
      return [...path.split('.').slice(0, -1), field].join('.');
    });
  }
  return { plan: made, policies: [...policies] };
}
