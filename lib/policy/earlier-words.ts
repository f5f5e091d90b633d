// What the author of a feedback had said before, and the generation that is still made of it. Whoever changes a
// feedback takes the lock of its open generation first, as the worker does: in the other order the two wait for
// each other, and the person who speaks is the one who is turned away.
import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../db/client.ts';
import type { Feedback } from '../db/generated/client.ts';

type Said = Pick<Feedback, 'verdict' | 'note' | 'reasons' | 'expected'>;

export interface EarlierWords {
  readonly said: Said;
  readonly generationId: string;
  /** A worker or a model has read them. */
  readonly read: boolean;
}

/** Undefined where nothing is being made of this feedback. Holds the lock until the transaction ends. */
export async function lockEarlierWords(
  transaction: Transaction,
  key: { messageId: string; authorId: string },
): Promise<EarlierWords | undefined> {
  const [open] = await transaction.$queryRaw<{ id: string; read: boolean }[]>`
    select g.id, g.attempts > 0 or g.prompt is not null as read
    from "PolicyGeneration" g join "Feedback" f on f.id = g."feedbackId"
    where f."messageId" = ${key.messageId}::uuid and f."authorId" = ${key.authorId}::uuid and g."endedAt" is null
    for update of g`;
  if (!open) return undefined;
  const said = await transaction.feedback.findUniqueOrThrow({
    where: { messageId_authorId: key },
    select: { verdict: true, note: true, reasons: true, expected: true },
  });
  return { said, generationId: open.id, read: open.read };
}

/** Ends the generation where something else is said now: what was made of the earlier words is nobody's any more. */
export async function dropEarlierWords(
  transaction: Transaction,
  earlier: EarlierWords,
  { verdict, note, reasons, expected }: Said,
  now: Date,
): Promise<void> {
  if (!earlier.read || isDeepStrictEqual(earlier.said, { verdict, note, reasons, expected })) return;
  await transaction.policyGeneration.update({
    where: { id: earlier.generationId },
    data: { endedAt: now, outcome: 'nothing', reason: 'said_again' },
  });
}
