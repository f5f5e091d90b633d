import type { Model } from '../../data-source/manifest.ts';
import type { Period } from '../../pipeline/plan.ts';
import { type Condition, type Node, type Operand, roleOf } from './nodes.ts';

type Timed = Extract<Condition, { kind: 'test' }> & { test: { op: 'during'; period: Period } };

/**
 * "this year and last year", "2024 vs 2025": no row falls into both, so either will do; a number that was asked
 * of them is told for each. Where the question insists on both, two related rows are meant.
 */
export function eitherPeriod(
  conditions: Condition[],
  outputs: Operand[],
  groups: Operand[],
  both: boolean,
  nodes: readonly Node[],
  entity: Model | undefined,
  unread: Node[],
): void {
  if (both) {
    inEach(conditions);
    return;
  }
  const said = ofOneDeed(conditions, nodes);
  const [first] = said;
  const now = said.length === 1 && first ? besideNow(first, nodes) : undefined;
  const before = now || said.length > 1 ? [] : theOneBefore(first, nodes, unread);
  if (!first && before[1]) conditions.push(before[1]);
  const timed = now && first ? [now, first] : before.length > 0 ? before : said;
  const compared = nodes.some((node) => roleOf(node) === 'compare') ? entity : undefined;
  const [one] = timed;
  if (!one || timed.length < 2 || timed.some((each) => each.ref?.field !== one.ref?.field)) return;
  const units = new Set(timed.map(({ test }) => unitOf(test.period)));
  const [unit] = units;
  if (units.size !== 1 || !unit) return;
  const rest = conditions.filter((condition) => !timed.includes(condition as Timed));
  conditions.splice(0, conditions.length, ...rest, {
    kind: 'or',
    any: timed,
    negated: false,
    clause: one.clause,
  });
  // "compare the orders of this month and the last": how many there were in each.
  if (compared && outputs.length === 0) outputs.push({ kind: 'count', of: compared });
  const isNumber = outputs.length > 0 && outputs.every(({ kind }) => kind !== 'field' && kind !== 'entity');
  const isGrouped = groups.some(({ kind }) => kind === 'bucket' || kind === 'part');
  if (isNumber && !isGrouped) groups.push({ kind: 'bucket', unit, ...(one.ref && { ref: one.ref }) });
}

/**
 * "doanh thu so với tháng trước": without "per month" no growth of every month is meant, but this month and the one
 * before it.
 */
export function againstPeriod(nodes: readonly Node[]): Node[] {
  if (nodes.some((node) => roleOf(node) === 'bucket')) return [...nodes];
  return nodes.flatMap((node): Node[] => {
    const named =
      node.t === 'cue' && node.cue.role === 'growth' ? /(\w+) truoc$/.exec(node.text)?.[1] : undefined;
    const unit = Object.keys(units).find((each) => named !== undefined && units[each]?.test(named));
    if (node.t !== 'cue' || !unit || unit === 'year') return [node];
    const { start, end } = node;
    return [
      { ...node, text: 'so voi', cue: { ...node.cue, role: 'compare' } },
      { t: 'period', start, end, op: 'during', period: { unit: unit as CalendarPeriod['unit'], offset: -1 } },
    ];
  });
}

/**
 * "joined this year compared to last year": what is compared is the same deed, named once. As two conditions of their
 * own they would hold for no row at all.
 */
function ofOneDeed(conditions: Condition[], nodes: readonly Node[]): Timed[] {
  const said = conditions.filter(isTimed);
  const named = said.find(({ ref }) => ref !== undefined);
  const isCompared = nodes.some((node) => roleOf(node) === 'compare' && withWhat.test(textOf(node)));
  if (!named || !isCompared || said.length !== 2) return said;
  for (const [at, condition] of conditions.entries())
    if (isTimed(condition) && !condition.ref) conditions[at] = { ...condition, ref: named.ref };
  return conditions.filter(isTimed);
}

const withWhat = /\b(to|with|versus|vs|against|con|frente|contra|voi)\b/;

/** "sales compared to last month": those of the month that is now, which nobody has to name. */
function besideNow(only: Timed, nodes: readonly Node[]): Timed | undefined {
  const at = nodes.findIndex(
    (node) => node.t === 'cue' && roleOf(node) === 'compare' && withWhat.test(node.text),
  );
  const next = nodes.slice(at + 1).find(({ t }) => t !== 'small');
  const { period } = only.test;
  if (
    at < 0 ||
    next?.t !== 'condition' ||
    !isTimed(next.condition) ||
    !('unit' in period) ||
    period.offset >= 0 ||
    !unitOf(period)
  )
    return;
  return { ...only, test: { ...only.test, period: { unit: period.unit, offset: 0 } } };
}

const units: Readonly<Record<string, RegExp>> = {
  day: /^(day|dia|ngay)$/,
  week: /^(week|semana|tuan)$/,
  month: /^(month|mes|thang)$/,
  quarter: /^(quarter|trimestre|quy)$/,
  year: /^(year|ano|nam)$/,
};
const previous = /^(anterior|previo|previous|prior|preceding|before|truoc)$/;

/** "this month against the one before", "orders compared to the previous month": named by what it is compared with. */
function theOneBefore(only: Timed | undefined, nodes: readonly Node[], unread: Node[]): Timed[] {
  const at = nodes.findIndex(
    (node) => node.t === 'cue' && roleOf(node) === 'compare' && withWhat.test(node.text),
  );
  const said = at < 0 ? [] : nodes.slice(at + 1, at + 6);
  const before = said.find((node) => previous.test(textOf(node)));
  const named = said.find((node) => unitNamed(node) !== undefined);
  const unit = only && 'unit' in only.test.period ? unitOf(only.test.period) : named && unitNamed(named);
  if (!before || !unit || (named && unitNamed(named) !== unit)) return [];
  for (const node of [before, named]) {
    const place = node ? unread.indexOf(node) : -1;
    if (place >= 0) unread.splice(place, 1);
  }
  const now = only?.test.period ?? { unit: unit as CalendarPeriod['unit'], offset: 0 };
  if (!('unit' in now)) return [];
  const made: Timed = only ?? {
    kind: 'test',
    test: { op: 'during', period: now },
    negated: false,
    clause: before.start,
  };
  return [{ ...made, test: { op: 'during', period: { ...now, offset: now.offset - 1 } } }, made];
}

type CalendarPeriod = Extract<Period, { unit: unknown }>;

function unitNamed(node: Node): string | undefined {
  return Object.keys(units).find((unit) => units[unit]?.test(textOf(node)));
}

function textOf(node: Node): string {
  if (node.t === 'word' || node.t === 'small') return node.word;
  return node.t === 'cue' ? node.text : '';
}

/** "ordered in both May and June": no order is of both months, but one of each may be there. */
function inEach(conditions: Condition[]): void {
  const done = conditions.findIndex(
    (condition) =>
      condition.kind === 'related' && !condition.negated && condition.where.filter(isTimed).length > 1,
  );
  const related = conditions[done];
  if (related?.kind !== 'related') return;
  const rest = related.where.filter((condition) => !isTimed(condition));
  const each = related.where.filter(isTimed).map((when) => ({ ...related, where: [...rest, when] }));
  conditions.splice(done, 1, ...each);
}

function isTimed(condition: Condition): condition is Timed {
  return (
    condition.kind === 'test' && !condition.negated && condition.test.op === 'during' && !condition.model
  );
}

/** The unit of which a period is one whole; undefined where it is several, or cut. */
function unitOf(period: Period): string | undefined {
  if ('unit' in period) {
    const isWhole = !period.rolling && !period.toDate && (period.count ?? 1) === 1;
    return isWhole && period.unit !== 'minute' ? period.unit : undefined;
  }
  const days = (Date.parse(period.to ?? '') - Date.parse(period.from ?? '')) / 86_400_000;
  if (days === 1) return 'day';
  if (days === 7) return 'week';
  if (days >= 28 && days <= 31) return 'month';
  if (days >= 90 && days <= 92) return 'quarter';
  return days === 365 || days === 366 ? 'year' : undefined;
}
