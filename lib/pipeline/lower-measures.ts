// Every measure that stands somewhere in a plan, at the level of its groups.
import type { Condition, Expression, Measure, OrderTerm, Plan } from './plan.ts';

export function measuresIn(plan: Plan): Measure[] {
  const terms = [...(plan.orderBy ?? []), ...(plan.topPerGroup?.orderBy ?? [])];
  return [
    ...(plan.measures ?? []),
    ...(plan.having ? ofCondition(plan.having) : []),
    ...terms.flatMap(ofTerm),
  ];
}

function ofTerm(term: OrderTerm): Measure[] {
  return [...(term.measure ? [term.measure] : []), ...(term.expr ? ofExpression(term.expr) : [])];
}

function ofCondition(condition: Condition): Measure[] {
  if ('and' in condition) return condition.and.flatMap(ofCondition);
  if ('or' in condition) return condition.or.flatMap(ofCondition);
  if ('not' in condition) return ofCondition(condition.not);
  if ('exists' in condition || 'notExists' in condition) return [];
  const left = condition.expr ? ofExpression(condition.expr) : [];
  return 'to' in condition ? [...left, ...ofExpression(condition.to)] : left;
}

function ofExpression(expression: Expression): Measure[] {
  if ('measure' in expression) return [expression.measure];
  if ('op' in expression || 'fn' in expression) return expression.args.flatMap(ofExpression);
  if ('part' in expression || 'bucket' in expression) return ofExpression(expression.of);
  if ('difference' in expression)
    return [
      ...ofExpression(expression.from),
      ...(expression.to === 'now' ? [] : ofExpression(expression.to)),
    ];
  if ('case' in expression)
    return [
      ...expression.case.flatMap(({ when, result }) => [...ofCondition(when), ...ofExpression(result)]),
      ...(expression.else ? ofExpression(expression.else) : []),
    ];
  return [];
}
