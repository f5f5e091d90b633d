// A query as the TypeScript that builds it. What is printed is what runs and what a permitted person
// reads, so it should look as if a person had written it; building it again gives the same query.
import type { Expr, From, OrderItem, Query, Select, SetQuery } from '../data-source/query.ts';

/** Longest line that is kept on one line. */
const width = 88;

/** An expression that evaluates to a query builder. */
export function printQuery(query: Query, depth = 0): string {
  const steps = query.kind === 'select' ? selectSteps(query, depth) : setSteps(query, depth);
  return steps.join(`\n${indent(depth + 1)}`);
}

function selectSteps(select: Select, depth: number): string[] {
  const inner = depth + 1;
  const steps = [call('db.from', printFrom(select.from, depth), depth)];
  for (const { kind, from, on } of select.joins ?? []) {
    const pairs = on.map(([left, right]) => `[${quote(pathOf(left))}, ${quote(pathOf(right))}]`);
    steps.push(call(kind === 'inner' ? '.join' : '.leftJoin', [...printFrom(from, inner), ...pairs], inner));
  }
  if (select.where) steps.push(call('.where', [printExpr(select.where, inner + 1)], inner));
  if (select.groupBy) steps.push(call('.groupBy', list(select.groupBy, inner + 1), inner));
  if (select.having) steps.push(call('.having', [printExpr(select.having, inner + 1)], inner));
  if (select.distinct) steps.push('.distinct()');
  const outputs = select.outputs.map(({ expr, as }) => `${as}: ${printExpr(expr, inner + 1)}`);
  steps.push(`.select(${braces(outputs, inner)})`);
  return [...steps, ...pageSteps(select, inner)];
}

function setSteps(set: SetQuery, depth: number): string[] {
  const parts = set.parts.map((part) => printQuery(part, depth + 1));
  return [call(`db.${set.op}`, parts, depth), ...pageSteps(set, depth + 1)];
}

function pageSteps(query: Query, depth: number): string[] {
  const steps: string[] = [];
  if (query.orderBy)
    steps.push(
      call(
        '.orderBy',
        query.orderBy.map((item) => printOrder(item, depth + 1)),
        depth,
      ),
    );
  if (query.limit !== undefined) steps.push(`.limit(${query.limit})`);
  if (query.offset !== undefined) steps.push(`.offset(${query.offset})`);
  return steps;
}

function printFrom(from: From, depth: number): string[] {
  return ['model' in from ? quote(from.model) : printQuery(from.query, depth + 1), quote(from.as)];
}

function printOrder({ by, direction, nulls }: OrderItem, depth: number): string {
  const what = by.kind === 'output' ? quote(by.name) : ordered(by, depth);
  return nulls ? `${direction}(${what}, ${quote(nulls)})` : `${direction}(${what})`;
}

/** A plain text here would be taken for the name of an output. */
function ordered(by: Expr, depth: number): string {
  return by.kind === 'value'
    ? `val(${literal(by.value)}${by.type ? `, ${quote(by.type)}` : ''})`
    : printExpr(by, depth);
}

const textTests = {
  equals: 'sameText',
  contains: 'contains',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  like: 'like',
} as const;

function printExpr(expr: Expr, depth: number): string {
  const args = (...exprs: readonly Expr[]) => list(exprs, depth + 1);
  switch (expr.kind) {
    case 'column':
      return `col(${quote(pathOf(expr))})`;
    case 'value':
      if (expr.type === undefined) return literal(expr.value);
      if (expr.type === 'date' && typeof expr.value === 'string') return `date(${quote(expr.value)})`;
      if (expr.type === 'timestamptz' && typeof expr.value === 'string')
        return `instant(${quote(expr.value)})`;
      return `val(${literal(expr.value)}, ${quote(expr.type)})`;
    case 'null':
      return `nothing(${quote(expr.type)})`;
    case 'arithmetic':
    case 'compare':
      return call(expr.op, args(...expr.args), depth);
    case 'same':
    case 'and':
    case 'or':
      return call(expr.kind, args(...expr.args), depth);
    case 'not':
    case 'isNull':
      return call(expr.kind, args(expr.arg), depth);
    case 'in': {
      const values = `[${expr.values.map(literal).join(', ')}]`;
      return call('isIn', [...args(expr.arg), values, ...(expr.type ? [quote(expr.type)] : [])], depth);
    }
    case 'inQuery':
      return call('inQuery', [...args(expr.arg), printQuery(expr.query, depth + 1)], depth);
    case 'exists':
    case 'scalar':
      return call(expr.kind, [printQuery(expr.query, depth + 1)], depth);
    case 'case': {
      const when = expr.when.map(
        ({ if: condition, result }) =>
          `[${printExpr(condition, depth + 2)}, ${printExpr(result, depth + 2)}]`,
      );
      return call('choose', [brackets(when, depth + 1), ...(expr.else ? args(expr.else) : [])], depth);
    }
    case 'aggregate':
      return printAggregate(expr, depth);
    case 'window':
      return printWindow(expr, depth);
    case 'bucket':
      return call('bucket', [quote(expr.unit), ...args(expr.arg), ...zone(expr.timeZone)], depth);
    case 'datePart':
      return call('datePart', [quote(expr.part), ...args(expr.arg), ...zone(expr.timeZone)], depth);
    case 'dateDifference':
      return call('dateDifference', [quote(expr.unit), ...args(expr.from, expr.to)], depth);
    case 'text':
      return call(textTests[expr.op], [...args(expr.arg), quote(expr.value)], depth);
    case 'function':
      return call('fn', [quote(expr.fn), ...args(...expr.args)], depth);
    case 'cast':
      return call('cast', [...args(expr.arg), quote(expr.to)], depth);
  }
}

function printAggregate(expr: Expr & { kind: 'aggregate' }, depth: number): string {
  const arg = expr.arg ? list([expr.arg], depth + 1) : [];
  const distinctCount = expr.distinct === true && expr.fn === 'count' && expr.arg;
  let text = call(distinctCount ? 'countDistinct' : expr.fn, arg, depth);
  if (expr.distinct && !distinctCount) text = `distinct(${text})`;
  return expr.filter ? call('only', [text, printExpr(expr.filter, depth + 1)], depth) : text;
}

function printWindow(expr: Expr & { kind: 'window' }, depth: number): string {
  const parts: string[] = [];
  if (expr.arg) parts.push(`arg: ${printExpr(expr.arg, depth + 1)}`);
  if (expr.offset !== undefined) parts.push(`offset: ${expr.offset}`);
  if (expr.partitionBy) parts.push(`partitionBy: [${list(expr.partitionBy, depth + 2).join(', ')}]`);
  if (expr.orderBy)
    parts.push(`orderBy: [${expr.orderBy.map((item) => printOrder(item, depth + 2)).join(', ')}]`);
  return parts.length > 0 ? `over(${quote(expr.fn)}, ${braces(parts, depth)})` : `over(${quote(expr.fn)})`;
}

function zone(timeZone: string | undefined): string[] {
  return timeZone === undefined ? [] : [quote(timeZone)];
}

function list(exprs: readonly Expr[], depth: number): string[] {
  return exprs.map((expr) => printExpr(expr, depth));
}

function pathOf(column: Expr & { kind: 'column' }): string {
  return `${column.of}.${column.name}`;
}

function call(name: string, args: readonly string[], depth: number): string {
  return `${name}${enclosed('(', args, ')', depth)}`;
}

function braces(parts: readonly string[], depth: number): string {
  return fits(parts) ? `{ ${parts.join(', ')} }` : enclosed('{', parts, '}', depth);
}

function brackets(parts: readonly string[], depth: number): string {
  return enclosed('[', parts, ']', depth);
}

function enclosed(open: string, parts: readonly string[], close: string, depth: number): string {
  if (fits(parts)) return `${open}${parts.join(', ')}${close}`;
  const inner = indent(depth + 1);
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')},\n${indent(depth)}${close}`;
}

function fits(parts: readonly string[]): boolean {
  return parts.join(', ').length <= width && (parts.length < 2 || !parts.some((part) => part.includes('\n')));
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'string') return quote(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A text in single quotes; everything outside printable ASCII but letters of people's languages escaped. */
function quote(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  const hidden = escaped.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${hidden}'`;
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
