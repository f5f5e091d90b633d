// One follow-up on its way to a plan, and what every edit of it shares.
import type { Plan } from '../../pipeline/plan.ts';
import type { Assembled } from '../assemble/assemble.ts';
import { withoutImplied } from '../assemble/settled-conditions.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { byPath, keepInSet } from './keep-in-set.ts';
import { joined, type LastSet, partsOf } from './last-set.ts';
import { mergeConditions } from './merge-conditions.ts';
import type { References } from './references.ts';
import type { Settled } from './settle.ts';
import { unpinned } from './unpinned.ts';

export interface Said extends Settled {
  readonly references: References;
  readonly set: LastSet;
  readonly index: SchemaIndex;
}

export type Edit = (turn: Said) => Assembled | undefined;

export function withWhere(plan: Plan, where: Plan['where']): Plan {
  const { model, where: _where, ...rest } = plan;
  return { model, ...(where && { where }), ...rest };
}

export function keptIn(made: Assembled, { sketch, references, set, index }: Omit<Said, 'having'>): Assembled {
  const { plan } = made;
  const base = index.manifest.model(plan.model);
  if (!base) return made;
  const listed =
    plan.fields && !plan.orderBy && !plan.limit && plan.model === set.base.name && set.kind === 'rows';
  // Rows that were sorted and cut stay so, as long as nothing more is said of them.
  if (
    listed &&
    set.plan.orderBy &&
    !plan.where &&
    !set.plan.combine &&
    !set.plan.topPerGroup &&
    sketch.superlatives.length === 0
  ) {
    const orderBy = set.plan.orderBy.map((term) => byPath(term, set.plan));
    const where = joined(set.conjuncts);
    const { limit, offset } = set.plan;
    return {
      ...made,
      plan: { ...plan, ...(where && { where }), orderBy, ...(limit && { limit }), ...(offset && { offset }) },
    };
  }
  const kept = unpinned(keepInSet(set, base, index), plan, references.cues);
  const where = joined(withoutImplied(mergeConditions(kept, partsOf(plan.where), references.cues)));
  return { ...made, plan: withWhere(plan, where) };
}
