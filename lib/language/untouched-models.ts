import { type ManifestIndex, type Model, resolvePath } from '../data-source/manifest.ts';
import type { Plan } from '../pipeline/plan.ts';

/** How many models that the question spoke of the plan has nothing of: its reading left them out in silence. */
export function untouchedModels(plan: Plan, mentioned: readonly Model[], index: ManifestIndex): number {
  if (mentioned.length === 0) return 0;
  const text = JSON.stringify(plan);
  const touched = new Set([...text.matchAll(/"model":"([^"]+)"/g)].map(([, name = '']) => name));
  const paths = [...text.matchAll(/"(?:path|exists|notExists|field|by)":"([^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  // A path within a condition starts where the path around it ends, which comes first.
  for (const path of paths) {
    for (const from of [...touched]) {
      const found = resolvePath(index, from, path);
      for (const { relation } of found?.relations ?? []) touched.add(relation.to);
      // "workers of branch 2" by their `branch_id` are of a branch.
      for (const { on, to } of found?.field ? found.model.relations : [])
        if (on.some((pair) => pair.from === found?.field?.name)) touched.add(to);
    }
  }
  const labels = [...touched].map((name) => ` ${index.model(name)?.label ?? ''} `);
  // "course authors": of what is called after a course, the course is no other thing.
  const isPart = ({ label }: Model) => labels.some((known) => known.includes(` ${label} `));
  return mentioned.filter((model) => !touched.has(model.name) && !isPart(model)).length;
}
