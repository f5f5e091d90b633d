// "Gender ratio", "breakdown of status", "cơ cấu giới tính", "desglose por estado": how many rows there are of each
// kind. The word for it names no column.
import { type FieldRef, isKey, type Node, type Operand, roleOf } from './nodes.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readBreakdown(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, breakdown);
}

/** The kind stands before its word, as in English, or behind it. */
function breakdown(nodes: readonly Node[], at: number): Rewriting | undefined {
  const first = nodes[at] as Node;
  const isKindFirst = first.t === 'field';
  if (!tellsKinds(isKindFirst ? nodes[at + 1] : first)) return undefined;
  const lastAt = isKindFirst ? at + 1 : skipSmall(nodes, at + 1, (node) => roleOf(node) === 'groupBy');
  const kind = isKindFirst ? first : nodes[lastAt];
  const others = nodes.filter((_, place) => place < at || place > lastAt);
  // "price distribution by brand" is of what is counted by its own column.
  if (others.some((node) => node.t === 'operand' || roleOf(node) === 'count')) return undefined;
  const place = { start: first.start, end: (nodes[lastAt] ?? first).end };
  const isApart = others.some(isGrouping);
  // "breakdown of applicants by stage": what is counted is said first.
  if (!isKindFirst && kind?.t === 'model' && isApart)
    return {
      from: at,
      to: lastAt + 1,
      by: [{ t: 'operand', operand: { kind: 'count', of: kind.model }, ...place }],
    };
  if (kind?.t !== 'field' || !holdsKinds(kind.ref)) return undefined;
  const count: Operand = { kind: 'count', of: kind.ref.model };
  return {
    from: at,
    to: lastAt + 1,
    by: [
      { t: 'operand', operand: count, ...place },
      { t: 'group', by: [{ kind: 'field', ref: kind.ref }], ...place },
    ],
  };
}

function isGrouping(node: Node): boolean {
  return /^(groupBy|each)$/.test(roleOf(node) ?? '') || node.t === 'group';
}

/** "ratio", "breakdown by" where a question begins with it. */
function tellsKinds(node: Node | undefined): boolean {
  if (node?.t === 'word') return /^(split|proportions?)$/.test(node.word);
  if (node?.t !== 'cue') return false;
  const { role } = node.cue;
  return (
    role === 'breakdown' || role === 'ratio' || (role === 'groupBy' && /breakdown|desglose/.test(node.text))
  );
}

/** A few values that many rows share. */
function holdsKinds(ref: FieldRef): boolean {
  const { type, values, enumValues, unique } = ref.field;
  if (unique || isKey(ref) || ref.model.displayFields.includes(ref.field.name)) return false;
  return type === 'boolean' || (type === 'text' && (values ?? enumValues ?? []).length > 0);
}
