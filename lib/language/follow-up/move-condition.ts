// A condition said of one model, said again from where another plan stands: every path gets the way
// there in front. What stands inside an `exists` or a plan of its own starts elsewhere and stays.
import type { Condition, Expression, Measure } from '../../pipeline/plan.ts';

/** The condition with each of its paths renamed; paths inside `exists` and inside plans are left alone. */
export function renamePaths(condition: Condition, rename: (path: string) => string): Condition {
  if ('and' in condition) return { and: condition.and.map((part) => renamePaths(part, rename)) };
  if ('or' in condition) return { or: condition.or.map((part) => renamePaths(part, rename)) };
  if ('not' in condition) return { not: renamePaths(condition.not, rename) };
  if ('exists' in condition) return { ...condition, exists: rename(condition.exists) };
  if ('notExists' in condition) return { ...condition, notExists: rename(condition.notExists) };
  return {
    ...condition,
    ...(condition.path !== undefined && { path: rename(condition.path) }),
    ...(condition.expr && { expr: renameExpression(condition.expr, rename) }),
    ...('field' in condition && { field: rename(condition.field) }),
    ...('to' in condition && { to: renameExpression(condition.to, rename) }),
  } as Condition;
}

function renameExpression(expression: Expression, rename: (path: string) => string): Expression {
  if ('path' in expression) return { path: rename(expression.path) };
  if ('value' in expression) return expression;
  if ('part' in expression || 'bucket' in expression)
    return { ...expression, of: renameExpression(expression.of, rename) };
  if ('difference' in expression) {
    const { from, to } = expression;
    return {
      ...expression,
      from: renameExpression(from, rename),
      to: to === 'now' ? to : renameExpression(to, rename),
    };
  }
  if ('measure' in expression) return { measure: renameMeasure(expression.measure, rename) };
  if ('case' in expression) {
    return {
      case: expression.case.map(({ when, result }) => ({
        when: renamePaths(when, rename),
        result: renameExpression(result, rename),
      })),
      ...(expression.else && { else: renameExpression(expression.else, rename) }),
    };
  }
  return { ...expression, args: expression.args.map((arg) => renameExpression(arg, rename)) } as Expression;
}

function renameMeasure(measure: Measure, rename: (path: string) => string): Measure {
  return {
    ...measure,
    ...(measure.path !== undefined && { path: rename(measure.path) }),
    ...(measure.expr && { expr: renameExpression(measure.expr, rename) }),
    ...(measure.where && { where: renamePaths(measure.where, rename) }),
    ...(measure.of && { of: measure.of.map((part) => renameMeasure(part, rename)) }),
  };
}
