import type { Manifest } from '../data-source/manifest.ts';
import { foldWords } from './context-builder.ts';
import type { Context, Planning } from './stages.ts';

type Refusal = Planning & { kind: 'not_possible' };

/**
 * Tells "the data does not hold this" from "you may not see this". The planner cannot know: hidden
 * things are absent from what it sees. So a question that found nothing is held against the names
 * that exist but are hidden from this asker; the answer never repeats a name, a value or a count.
 */
export function explainRefusal(refusal: Refusal, context: Context, manifest: Manifest): Planning {
  if (refusal.reason !== 'no_such_data' && refusal.reason !== 'not_about_data') return refusal;
  const asked = ` ${foldWords(context.question)} `;
  const mentioned = hiddenLabels(manifest, context).some((label) => asked.includes(` ${label} `));
  return mentioned ? { ...refusal, reason: 'not_permitted' } : refusal;
}

const labelsByView = new WeakMap<Context['manifest'], readonly string[]>();

function hiddenLabels(manifest: Manifest, context: Context): readonly string[] {
  const known = labelsByView.get(context.manifest);
  if (known) return known;
  const labels = new Set<string>();
  for (const model of manifest.models) {
    if (!context.manifest.model(model.name)) {
      for (const label of [model.label, model.plural]) labels.add(foldWords(label));
    }
    for (const field of model.fields) {
      if (!context.manifest.field(model.name, field.name)) labels.add(foldWords(field.label));
    }
  }
  for (const model of context.manifest.manifest.models) {
    for (const field of model.fields) labels.delete(foldWords(field.label));
  }
  const found = [...labels].filter((label) => label.length > 2).flatMap((label) => [label, `${label}s`]);
  labelsByView.set(context.manifest, found);
  return found;
}
