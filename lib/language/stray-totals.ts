import type { Token } from './locale/tokens.ts';
import { isKey, isNumeric } from './reader/nodes.ts';
import type { ValueMatch } from './value-links.ts';

/**
 * Whether the word is "total" before a number of another table: "total length of tracks" asks for a sum, and not for the
 * column `total` of the invoices.
 */
export function isStrayTotal(
  { start, end, candidate: { target } }: ValueMatch,
  named: readonly ValueMatch[],
  tokens: readonly Token[],
): boolean {
  if (end - start !== 1 || target.kind !== 'field' || !/^(total|tong)$/.test(tokens[start]?.folded ?? ''))
    return false;
  return named.some(
    ({ start: next, candidate: { target: other, score } }) =>
      next === end &&
      other.kind === 'field' &&
      score >= 0.8 &&
      other.model !== target.model &&
      isNumeric(other.field) &&
      !isKey(other),
  );
}
