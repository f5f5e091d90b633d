// "older than that", "with a greater area than that one": a comparison with the number that the last
// answer gave. The words may enclose what is compared, so they are looked for in the tokens.
import type { Locale } from '../../i18n/locale.ts';
import type { Comparison, Plan } from '../../pipeline/plan.ts';
import type { Cutting } from '../linker.ts';
import { cueAt } from '../locale/cues.ts';
import { type FieldRef, isDate, isKey, isNumeric, type Node } from '../reader/nodes.ts';
import { byPath } from './keep-in-set.ts';
import { type LastSet, shownAmounts } from './last-set.ts';

export interface ThanThat {
  readonly op: Comparison;
  /** What is compared, where the question names it. */
  readonly ref?: FieldRef;
}

const thans = /^(than|que)$/;
const pointers = /^(that|this|those|them|it|him|her|its|eso|esa|ese|el|ella|esto|do|the|vay|no)$/;
const widest = 6;

/** Takes a comparison with the last answer out of the nodes. */
export function takeThanThat(
  nodes: readonly Node[],
  cutting: Cutting,
  locale: Locale,
): { than: ThanThat; nodes: Node[] } | undefined {
  const { tokens } = cutting;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (!pointers.test(tokens[at + 1]?.folded ?? '')) continue;
    const next = tokens[at + 2];
    if (
      next &&
      next.kind !== 'punctuation' &&
      !/^(one|number|value|amount|average|mot|numero|valor)$/.test(next.folded)
    )
      continue;
    for (let start = at; start >= Math.max(0, at - widest); start -= 1) {
      const words =
        thans.test(tokens[at]?.folded ?? '') && start < at
          ? [tokens[start], tokens[at]]
          : tokens.slice(start, at + 1);
      const cue = cueAt(
        words.filter((token) => token !== undefined),
        0,
        locale,
      );
      if (cue?.role !== 'comparative' || cue.end !== words.length || !cue.comparison) continue;
      return taken(nodes, start, at + (next && next.kind !== 'punctuation' ? 3 : 2), cue.comparison);
    }
  }
  return undefined;
}

function taken(
  nodes: readonly Node[],
  start: number,
  end: number,
  op: Comparison,
): { than: ThanThat; nodes: Node[] } {
  const inside = nodes.filter((node) => node.start >= start && node.end <= end);
  const before = nodes.filter((node) => node.end <= start && node.t !== 'small').at(-1);
  const measured =
    inside.find((node) => isMeasured(node)) ?? (before && isMeasured(before) ? before : undefined);
  return {
    than: { op, ...(measured?.t === 'field' && { ref: measured.ref }) },
    nodes: nodes.filter((node) => !inside.includes(node) && node !== measured),
  };
}

function isMeasured(node: Node): boolean {
  return node.t === 'field' && ((isNumeric(node.ref.field) && !isKey(node.ref)) || isDate(node.ref.field));
}

/** The last answer as one value of this field; undefined where it is not one. */
export function valueOfSet(
  set: LastSet,
  ref: FieldRef | undefined,
): { ref: FieldRef; plan: Plan } | undefined {
  const { plan } = set;
  const compared = ref ?? shownAmounts(set)[0];
  if (!compared) return undefined;
  if (set.kind === 'numbers') {
    const [measure] = plan.measures ?? [];
    return measure && plan.measures?.length === 1 ? { ref: compared, plan } : undefined;
  }
  if (set.kind !== 'rows' || plan.combine || plan.topPerGroup) return undefined;
  if (compared.model !== set.base) return undefined;
  const { distinct: _distinct, orderBy, ...rest } = plan;
  return {
    ref: compared,
    plan: {
      ...rest,
      fields: [{ path: compared.field.name, as: 'value' }],
      ...(orderBy && { orderBy: orderBy.map((term) => byPath(term, plan)) }),
      limit: 1,
    },
  };
}
