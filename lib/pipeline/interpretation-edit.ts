import { conjuncts } from './interpretation-parts.ts';
import type { Condition, Plan } from './plan.ts';

/**
 * The plan without one part of its reading. Order and group conditions that name a removed output go with it.
 * An id that names no part gives the plan back unchanged.
 */
export function withoutPart(plan: Plan, id: string): Plan {
  const [key, position] = id.split('.') as [keyof Plan, string | undefined];
  if (position === undefined) {
    const { [key]: _removed, ...rest } = plan;
    return rest as Plan;
  }
  const at = Number(position);
  if (key === 'where' || key === 'having') {
    return { ...plan, [key]: all(conjuncts(plan[key]).filter((_, index) => index !== at)) };
  }
  const list = plan[key];
  if (!Array.isArray(list)) return plan;
  const removed = list[at] as { as?: string } | undefined;
  const shorter = list.filter((_, index) => index !== at);
  const next: Plan = { ...plan, [key]: shorter.length > 0 ? shorter : undefined };
  return key !== 'orderBy' && removed?.as ? withoutOutput(next, removed.as) : next;
}

function withoutOutput(plan: Plan, name: string): Plan {
  const orderBy = plan.orderBy?.filter(({ by }) => by !== name);
  const having = conjuncts(plan.having).filter((condition) => !names(condition, name));
  const top = plan.topPerGroup;
  const topNames = top && [...top.by, ...top.orderBy.map(({ by }) => by)];
  return {
    ...plan,
    orderBy: orderBy?.length ? orderBy : undefined,
    having: all(having),
    topPerGroup: topNames?.includes(name) ? undefined : top,
  };
}

function all(conditions: Condition[]): Condition | undefined {
  return conditions.length > 1 ? { and: conditions } : conditions[0];
}

function names(condition: Condition, output: string): boolean {
  if ('and' in condition) return condition.and.some((part) => names(part, output));
  if ('or' in condition) return condition.or.some((part) => names(part, output));
  if ('not' in condition) return names(condition.not, output);
  return (
    ('path' in condition && condition.path === output) || ('field' in condition && condition.field === output)
  );
}
