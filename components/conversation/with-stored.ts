import type { Exchange } from './exchange.ts';

/**
 * The exchanges of this tab with what the server has of the chat by now: questions that were asked in another
 * tab, answers that came after this one lost its connection, and how far complaints have come. What is on the
 * page stays the same exchange, so that nothing that is open in it closes.
 */
export function withStored(ours: readonly Exchange[], stored: readonly Exchange[]): readonly Exchange[] {
  const known = new Map(ours.flatMap((one) => (one.messageId ? [[one.messageId, one]] : [])));
  const open = ours.filter(({ messageId }) => !messageId);
  const kept = ours.map((one) => {
    const now = stored.find(({ messageId }) => messageId !== undefined && messageId === one.messageId);
    return now && now.feedback?.state !== one.feedback?.state ? { ...one, feedback: now.feedback } : one;
  });
  let changed = kept.some((one, at) => one !== ours[at]);
  const result = [...kept];
  for (const one of stored) {
    if (one.messageId === undefined || known.has(one.messageId)) continue;
    changed = true;
    const at = open.findIndex(({ question, failure }) => failure !== undefined && question === one.question);
    const [settled] = at < 0 ? [] : open.splice(at, 1);
    if (settled) result[result.indexOf(settled)] = { ...one, key: settled.key };
    else result.push(one);
  }
  return changed ? result : ours;
}
