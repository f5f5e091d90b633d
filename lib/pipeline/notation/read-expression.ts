import {
  bucketUnits,
  type DatePart,
  dateParts,
  type Expression,
  type Measure,
  type measureFunctions,
  type Scalar,
} from '../plan.ts';
import type { Cursor } from './cursor.ts';
import { readCondition } from './read-condition.ts';
import { unit } from './read-period.ts';

const rowFunctions = ['lower', 'upper', 'length', 'round', 'abs', 'coalesce', 'concat'] as const;

const measureWords: Readonly<Record<string, (typeof measureFunctions)[number]>> = {
  count: 'count',
  count_distinct: 'countDistinct',
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
  median: 'median',
  ratio: 'ratio',
  percent: 'ratio',
  share: 'share',
};

const sums = { '+': 'add', '-': 'subtract' } as const;
const products = { '*': 'multiply', '/': 'divide' } as const;

/** A value of one row: paths, literals, arithmetic, functions, `case`, and aggregates of related rows. */
export function readExpression(cursor: Cursor): Expression {
  return cursor.nested(() => chain(cursor, sums, () => chain(cursor, products, () => primary(cursor))));
}

function chain(
  cursor: Cursor,
  operators: Readonly<Record<string, 'add' | 'subtract' | 'multiply' | 'divide'>>,
  operand: () => Expression,
): Expression {
  let left = operand();
  let args: Expression[] = [];
  for (;;) {
    const symbol = cursor.peek();
    const op = symbol.kind === 'symbol' ? operators[symbol.text] : undefined;
    if (!op) return left;
    cursor.next();
    const right = operand();
    // A run of one operator is one expression, as a plan writes it.
    if (args.length > 0 && args.length < 8 && 'op' in left && left.op === op) args = [...args, right];
    else args = [left, right];
    left = { op, args };
  }
}

function primary(cursor: Cursor): Expression {
  const token = cursor.peek();
  if (token.kind === 'number' || token.kind === 'string' || cursor.sees('-'))
    return { value: readScalar(cursor) };
  if (cursor.take('(')) {
    const inner = readExpression(cursor);
    cursor.need(')');
    return inner;
  }
  if (token.kind === 'word') {
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return { value: readScalar(cursor) };
    if (word === 'case' && !cursor.peek(1).text.startsWith('.')) return readCase(cursor);
    if (cursor.peek(1).text === '(' && cursor.peek(1).kind === 'symbol') return readCall(cursor, word);
  }
  return { path: cursor.path() };
}

export function readScalar(cursor: Cursor): Scalar {
  const negative = cursor.take('-');
  const { kind, text } = cursor.peek();
  if (kind === 'number') {
    cursor.next();
    return negative ? -Number(text) : Number(text);
  }
  if (kind === 'string' && !negative) return cursor.next().text;
  if (!negative && cursor.take('true')) return true;
  if (!negative && cursor.take('false')) return false;
  throw cursor.expected('a value');
}

function readCall(cursor: Cursor, word: string): Expression {
  if (word in measureWords) return { measure: readMeasure(cursor) };
  if (word === 'difference') return readDifference(cursor);
  const part = dateParts.find((each) => each === word);
  const fn = rowFunctions.find((each) => each === word);
  const bucket = bucketUnits.find((unit) => word === `start_of_${unit}`);
  if (!part && !fn && !bucket) throw cursor.expected('a function that exists');
  cursor.next();
  cursor.need('(');
  const args = readList(cursor, () => readExpression(cursor));
  cursor.need(')');
  const [first] = args;
  if (bucket && first) return { bucket, of: first };
  if (part && first) return { part: part as DatePart, of: first };
  return { fn: fn as (typeof rowFunctions)[number], args };
}

/** `difference(days, from, to)`; `to` may be `now`. */
function readDifference(cursor: Cursor): Expression {
  cursor.next();
  cursor.need('(');
  const difference = unit(cursor);
  cursor.need(',');
  const from = readExpression(cursor);
  cursor.need(',');
  const to = cursor.take('now') ? 'now' : readExpression(cursor);
  cursor.need(')');
  return { difference, from, to };
}

function readCase(cursor: Cursor): Expression {
  cursor.need('case');
  const cases: { when: ReturnType<typeof readCondition>; result: Expression }[] = [];
  while (cursor.take('when')) {
    const when = readCondition(cursor);
    cursor.need('then');
    cases.push({ when, result: readExpression(cursor) });
  }
  if (cases.length === 0) throw cursor.expected('"when"');
  const otherwise = cursor.take('else') ? readExpression(cursor) : undefined;
  cursor.need('end');
  return { case: cases, ...(otherwise ? { else: otherwise } : {}) };
}

export function seesMeasure(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek();
  const after = cursor.peek(1);
  return (
    kind === 'word' && text.toLowerCase() in measureWords && after.kind === 'symbol' && after.text === '('
  );
}

/** `sum(lines.total where paid = true) as revenue`, `count()`, `percent(count(where …), count())`. */
export function readMeasure(cursor: Cursor): Measure {
  return cursor.nested(() => {
    const word = cursor.path();
    const fn = measureWords[word];
    if (!fn) throw cursor.expected('a measure');
    cursor.need('(');
    const measure = fn === 'ratio' || fn === 'share' ? readComposed(cursor, fn, word) : readPlain(cursor, fn);
    cursor.need(')');
    return { ...measure, as: cursor.take('as') ? cursor.path() : defaultName(measure) };
  });
}

function readComposed(cursor: Cursor, fn: 'ratio' | 'share', word: string): Omit<Measure, 'as'> {
  const of = readList(cursor, () => readMeasure(cursor));
  // Inner names are never outputs, but a plan tells them apart.
  const names = new Set(of.map((each) => each.as));
  const told = names.size === of.length ? of : of.map((each, place) => ({ ...each, as: `m${place + 1}` }));
  return { fn, of: told, ...(word === 'percent' ? { percent: true } : {}), ...filter(cursor) };
}

function readPlain(cursor: Cursor, fn: Measure['fn']): Omit<Measure, 'as'> {
  if (cursor.sees(')') || cursor.sees('where')) return { fn, ...filter(cursor) };
  if (cursor.take('*')) return { fn, ...filter(cursor) };
  const distinct = fn === 'count' && cursor.peek(1).text !== ')' && cursor.take('distinct');
  const value = readExpression(cursor);
  const what = 'path' in value ? { path: value.path } : { expr: value };
  return { fn: distinct ? 'countDistinct' : fn, ...what, ...filter(cursor) };
}

function filter(cursor: Cursor): Pick<Measure, 'where'> {
  return cursor.take('where') ? { where: readCondition(cursor) } : {};
}

function defaultName({ fn, path }: Omit<Measure, 'as'>): string {
  const word = fn === 'countDistinct' ? 'count' : fn;
  return path === undefined ? word : `${word}_${path.split('.').at(-1)}`.slice(0, 60);
}

export function readList<T>(cursor: Cursor, read: () => T): T[] {
  const found = [read()];
  while (cursor.take(',')) found.push(read());
  return found;
}
