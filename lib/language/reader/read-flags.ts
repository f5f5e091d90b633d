// Columns that say yes or no of a row: "discontinued products" are those for which it is so, not a list of
// what the column holds. Databases keep such a column as a boolean, as 0 and 1, or as a letter.
import type { Field } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import { isKey, type Node, roleOf } from './nodes.ts';
import { isAnd, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

const yes = new Set(['1', 't', 'true', 'y', 'yes', 'si', 'co']);
const no = new Set(['0', 'f', 'false', 'n', 'no', 'khong']);

// What a column of small numbers is called where it answers a question.
const yesNoLabel =
  /^(is|has|was|can|allow|allows|should)\b|\b(active|inactive|enabled|disabled|deleted|discontinued|archived|published|verified|approved|cancelled|canceled|closed|completed|confirmed|locked|blocked|banned|featured|visible|hidden|shipped|delivered|resolved|processed|subscribed|activo|activebool)$/;

/** What a flag holds where it is so, or undefined where a field is no flag. */
export function trueOf(field: Field): string | number | boolean | undefined {
  if (field.type === 'boolean') return true;
  const values = field.enumValues ?? (field.valuesComplete ? field.values : undefined);
  if (values && values.length > 0) {
    const told = values.every((value) => yes.has(value.toLowerCase()) || no.has(value.toLowerCase()));
    return told && values.length <= 2 ? values.find((value) => yes.has(value.toLowerCase())) : undefined;
  }
  return field.type === 'integer' && yesNoLabel.test(senseOf(field)) ? 1 : undefined;
}

export function readFlags(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, flag);
}

/** "smokers by state": those for whom it is so, by a noun of their own. */
export function readFlagNouns(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, (all, at) => {
    const node = all[at] as Node;
    if (node.t !== 'field' || isKey(node.ref) || !/[^s]s$/.test(node.said ?? '')) return undefined;
    const { ref, start, end } = node;
    const value = trueOf(ref.field);
    if (value === undefined || node.said === ref.field.label || isAskedFor(all, at)) return undefined;
    if (all.some((other) => other.t === 'model' && other.model === ref.model)) return undefined;
    const isSo: Node = {
      t: 'condition',
      start,
      end,
      condition: { kind: 'test', ref, test: { op: 'eq', value }, negated: false, clause: start },
    };
    return { from: at, to: at + 1, by: [{ t: 'model', start, end, model: ref.model }, isSo] };
  });
}

function flag(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (node.t !== 'field' || isKey(node.ref)) return undefined;
  const value = trueOf(node.ref.field);
  if (value === undefined || isAskedFor(nodes, at)) return undefined;
  const denied = negationBefore(nodes, at);
  const from = denied ?? at;
  const kept = nodes.slice(from, at).filter((other) => other.t === 'word');
  return {
    from,
    to: at + 1,
    by: [
      ...kept,
      {
        t: 'condition',
        start: (nodes[from] as Node).start,
        end: node.end,
        condition: {
          kind: 'test',
          ref: node.ref,
          test: { op: 'eq', value },
          negated: denied !== undefined,
          clause: node.start,
        },
      },
    ],
  };
}

type FieldNode = Extract<Node, { t: 'field' }>;

/** True where the column itself is meant: tested against a value, or one of several that are listed. */
function isAskedFor(nodes: readonly Node[], at: number): boolean {
  const next = nodes[skipSmall(nodes, at + 1)];
  if (next?.t === 'number' || next?.t === 'literal') return true;
  // "available lofts": what they are is said of another column.
  if (next?.t === 'value' && next.ref.field === (nodes[at] as FieldNode).ref.field) return true;
  if (next?.t === 'word' && /^(flag|status|column|field|or)$/.test(next.word)) return true;
  let before = at - 1;
  while (nodes[before]?.t === 'small') before -= 1;
  return isAnd(nodes[before]) && nodes[before - 1]?.t === 'field';
}

function negationBefore(nodes: readonly Node[], at: number): number | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const node = nodes[index] as Node;
    if (roleOf(node) === 'negation' || roleOf(node) === 'except') return index;
    if (node.t !== 'small' && roleOf(node) !== 'existence' && roleOf(node) !== 'any') return undefined;
  }
  return undefined;
}
