import type { Expression, Measure, Scalar } from '../plan.ts';
import { printCondition } from './print-condition.ts';

/** Words that mean something where a value may stand. */
const reserved =
  /^(by|not|exists|case|true|false|null|now|today|yesterday|tomorrow|this|last|next|past|coming|any|all|where|distinct|from|to|ever)$/;

export function printName(path: string): string {
  return reserved.test(path) ? `\`${path}\`` : path;
}

export function printScalar(value: Scalar): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** The value of a condition or an output: a path, or an expression. */
export function printValue(path: string | undefined, expr: Expression | undefined): string {
  return expr ? printExpression(expr) : printName(path ?? '');
}

const symbols = { add: ' + ', subtract: ' - ', multiply: ' * ', divide: ' / ' } as const;

export function printExpression(expression: Expression): string {
  if ('path' in expression) return printName(expression.path);
  if ('value' in expression) return printScalar(expression.value);
  if ('op' in expression) return expression.args.map(printOperand).join(symbols[expression.op]);
  if ('bucket' in expression) return `start_of_${expression.bucket}(${printExpression(expression.of)})`;
  if ('part' in expression) return `${expression.part}(${printExpression(expression.of)})`;
  if ('difference' in expression) {
    const to = expression.to === 'now' ? 'now' : printExpression(expression.to);
    return `difference(${expression.difference}, ${printExpression(expression.from)}, ${to})`;
  }
  if ('fn' in expression) return `${expression.fn}(${expression.args.map(printExpression).join(', ')})`;
  if ('measure' in expression)
    return `${printMeasure(expression.measure)} as ${printName(expression.measure.as)}`;
  const cases = expression.case.map(
    ({ when, result }) => `when ${printCondition(when)} then ${printExpression(result)}`,
  );
  const otherwise = expression.else ? ` else ${printExpression(expression.else)}` : '';
  return `case ${cases.join(' ')}${otherwise} end`;
}

/** Inside arithmetic every arithmetic has parentheses, so that it is read back as it was. */
function printOperand(expression: Expression): string {
  return 'op' in expression ? `(${printExpression(expression)})` : printExpression(expression);
}

/** Without its name. */
export function printMeasure({ fn, path, expr, where, of, percent }: Measure): string {
  const word = fn === 'countDistinct' ? 'count_distinct' : fn === 'ratio' && percent ? 'percent' : fn;
  const inner = of
    ? of.map((each) => `${printMeasure(each)} as ${printName(each.as)}`).join(', ')
    : path === undefined && expr === undefined
      ? ''
      : printValue(path, expr);
  const filter = where ? `where ${printCondition(where)}` : '';
  return `${word}(${[inner, filter].filter((part) => part !== '').join(' ')})`;
}
