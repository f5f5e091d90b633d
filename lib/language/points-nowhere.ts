// "Orders of this customer" as the first question of a chat: nothing was shown yet that it could point to, and all orders
// would be an answer to another question.
import type { Turn } from '../pipeline/stages.ts';
import type { Cutting } from './linker.ts';
import { isPlural } from './name-links.ts';

const pointing = /^(this|este|esta|ese|esa|dicho|dicha)$/;
/** "that" ties clauses as well; behind these words it points. */
const behind = /^(of|for|by|from|to|in|about|with|does|did|has|is|was)$/;
const pointingAfter = /^(này|đó|kia|ấy)$/u;

/** The words that point so, as they were written; undefined where there is something to point to. */
export function pointsNowhere(cutting: Cutting, turns: readonly Turn[]): string | undefined {
  if (turns.some(({ plan }) => plan !== undefined)) return undefined;
  const { spans, tokens } = cutting;
  for (const [at, span] of spans.entries()) {
    const [top] = span.kind === 'link' ? span.candidates : [];
    if (top?.target.kind !== 'model' || top.score < 0.8 || isPlural(tokens[span.end - 1])) continue;
    // "this customer Alba", "this order 10": which one is said.
    const next = spans[at + 1];
    const isNamed =
      next?.kind === 'number' ||
      next?.kind === 'literal' ||
      (next?.kind === 'link' && next.candidates[0]?.target.kind === 'value');
    if (isNamed) continue;
    const before = tokens[span.start - 1];
    const after = tokens[span.end];
    const isThat =
      before?.folded === 'that' && (span.start === 1 || behind.test(tokens[span.start - 2]?.folded ?? ''));
    const from = isThat || pointing.test(before?.folded ?? '') ? span.start - 1 : undefined;
    const to = pointingAfter.test(after?.text.normalize('NFC').toLowerCase() ?? '')
      ? span.end + 1
      : undefined;
    if (from === undefined && to === undefined) continue;
    return tokens
      .slice(from ?? span.start, to ?? span.end)
      .map(({ text }) => text)
      .join(' ');
  }
  return undefined;
}
