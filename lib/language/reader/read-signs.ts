// "negative balance", "saldo negativo", "số dư âm": on which side of nothing a number lies.
import { condition } from './negation.ts';
import { type Condition, isKey, isNumeric, type Node, type Test } from './nodes.ts';
import { type Rewriting, skipSmall } from './rewrite.ts';

const signs: readonly (readonly [RegExp, Test])[] = [
  [/^(negative|negativ[oa]s?|am)$/, { op: 'lt', value: 0 }],
  [/^(positive|positiv[oa]s?|duong)$/, { op: 'gt', value: 0 }],
  [/^(zero|nula?|nulos?)$/, { op: 'eq', value: 0 }],
];

/** A sign before or after the number it is said of, or after "is". */
export function signed(nodes: readonly Node[], at: number): Rewriting | undefined {
  const next = skipSmall(nodes, at + 1);
  const [one, other] = [nodes[at], nodes[next]];
  const [field, sign] = one?.t === 'field' ? [one, other] : [other, one];
  if (field?.t !== 'field' || sign?.t !== 'word') return undefined;
  if (!isNumeric(field.ref.field) || isKey(field.ref)) return undefined;
  const test = signs.find(([pattern]) => pattern.test(sign.word))?.[1];
  if (!test) return undefined;
  const { ref, start } = field;
  return condition(
    nodes,
    at,
    next + 1,
    (negated): Condition => ({ kind: 'test', ref, test, negated, clause: start }),
  );
}
