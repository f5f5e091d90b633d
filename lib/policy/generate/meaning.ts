import type { Model } from '../../data-source/manifest.ts';
import type { Meaning as Means } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';

/** One thing that somebody's words may mean. */
export interface Meant {
  /** Where its paths start. */
  readonly model: Model;
  readonly means: Means;
  /** Texts of the values in it, which the question may say too. */
  readonly values: readonly string[];
  /** Facts a plan holds that says it. */
  readonly demanded: ReadonlySet<string>;
  /** True of the sum of a column that was named without saying that it is added up. */
  readonly isImplied?: boolean;
}

/** True of a model that the meaning goes to on its way: the colours of a paint colour. */
export function leadsTo({ model, demanded }: Meant, other: Model): boolean {
  return other !== model && [...demanded].some((fact) => fact.includes(` ${other.name}.`));
}

/** The smallest plan that says what is meant; its facts are what is demanded of a reading. */
export function planOfMeaning(model: string, means: Means): Plan {
  if ('model' in means) return { model: means.model };
  if ('condition' in means) return { model, where: means.condition };
  if ('measure' in means) return { model, measures: [means.measure] };
  if ('expression' in means) return { model, fields: [{ expr: means.expression, as: 'value' }] };
  if ('fields' in means)
    return { model, fields: means.fields.map((path, place) => ({ path, as: `value_${place + 1}` })) };
  if ('most' in means) {
    const { field, direction, where } = means.most;
    return { model, ...(where && { where }), orderBy: [{ by: field, direction }] };
  }
  return {
    model,
    ...(means.where && { where: means.where }),
    fields: [{ path: means.field, as: 'value' }],
  };
}
