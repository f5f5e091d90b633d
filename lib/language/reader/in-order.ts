// The rules that turn what was linked into what was said, in the order in which they may find something: what a phrase
// says as a whole and what is said twice first, conditions last.

import { readMoneyNouns } from './money-nouns.ts';
import type { Node } from './nodes.ts';
import { readAmounts } from './read-amounts.ts';
import { readBreakdown } from './read-breakdown.ts';
import { readConditions } from './read-conditions.ts';
import { readDeeds } from './read-deeds.ts';
import { readFlagNouns, readFlags } from './read-flags.ts';
import { readIdioms } from './read-idioms.ts';
import { readOrder } from './read-order.ts';
import { readPresence } from './read-presence.ts';
import { readQuantities } from './read-quantities.ts';
import { readTwice } from './read-twice.ts';
import { readWordOrder } from './read-word-order.ts';
import { againstPeriod } from './two-periods.ts';
import { readValuesCompared } from './values-compared.ts';

const rules = [
  againstPeriod,
  readValuesCompared,
  readMoneyNouns,
  readFlagNouns,
  readBreakdown,
  readPresence,
  readTwice,
  readWordOrder,
  readIdioms,
  readDeeds,
  readQuantities,
  readAmounts,
  readOrder,
  readFlags,
  readConditions,
];

/** The nodes as every rule leaves them. */
export function inOrder(nodes: readonly Node[]): Node[] {
  return rules.reduce((read, rule) => rule(read), [...nodes]);
}
