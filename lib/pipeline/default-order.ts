import type { OrderTerm, Plan } from './plan.ts';

/**
 * Groups in the order people read them, where the plan says none: time runs forward, anything else
 * starts with the most. It orders what is shown and adds nothing to what was asked, so the reading of
 * the plan stays as it is.
 */
export function inDefaultOrder(plan: Plan): Plan {
  const { dimensions, measures } = plan;
  if (!dimensions || !measures || plan.orderBy || plan.combine || plan.topPerGroup || plan.compare)
    return plan;
  if (plan.limit !== undefined) return plan;
  const times = dimensions.filter(({ bucket, part, hidden }) => (bucket || part) && !hidden);
  const orderBy: OrderTerm[] = times.map(({ as }) => ({ by: as, direction: 'asc' }));
  const [first] = measures;
  if (first) orderBy.push({ by: first.as, direction: 'desc' });
  return { ...plan, orderBy };
}
