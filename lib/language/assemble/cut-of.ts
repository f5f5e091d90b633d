import type { Plan } from '../../pipeline/plan.ts';
import type { Sketch } from '../reader/sketch.ts';

/**
 * How many rows a question leaves, and from which on. A superlative without a number is one row: "the cheapest";
 * unless all are meant in that order: "cheapest first". "The second cheapest" is one row after another.
 */
export function cutOf({ superlatives, limit }: Sketch): Pick<Plan, 'limit' | 'offset'> {
  const said = superlatives.find((item) => item.limit !== undefined) ?? superlatives[0];
  if (!said || said.every) return limit === undefined ? {} : { limit };
  const offset = said.place === undefined ? 0 : said.place - 1;
  return { limit: said.limit ?? limit ?? 1, ...(offset > 0 && { offset }) };
}
