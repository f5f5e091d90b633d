// The first half of a question: may it be asked here and now, what does it settle, and its record. What
// was accepted is kept before anything runs, so a crash loses an answer but never a question, and two
// clicks on one clarification cannot both be taken.
import { z } from 'zod';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database, Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type Plan, planSchema } from '../pipeline/plan.ts';
import { addEvents, type NewEvent } from './chat-events.ts';
import { chooseOption } from './choose-option.ts';
import { takePlace } from './question-quota.ts';
import { readQuestionWords } from './question-words.ts';

export interface AskedQuestion {
  readonly asker: SignedIn;
  readonly chatId: string;
  /** Words, or a click on an option of the clarification that the chat waits for. */
  readonly asked:
    | { readonly content: string }
    | {
        readonly clarification: { readonly pending_clarification_id: string; readonly option_id: string };
      };
  readonly locale: string;
  readonly timeZone: string;
  readonly traceId: string;
  readonly now: Date;
}

export interface AcceptedQuestion {
  /** The question to answer, complete: for an answered clarification the words that were not clear. */
  readonly question: string;
  readonly questionMessageId: string;
  /** Where the answer goes; kept free for it, so that two running questions do not mix. */
  readonly answerPosition: number;
  /** The plan of the chosen option. */
  readonly chosen?: { readonly plan: Plan; readonly confidence: number };
  readonly chat: {
    readonly title: string | null;
    readonly renamed: boolean;
    readonly summary: string;
    /** Absent: the default source. */
    readonly sourceId?: string;
  };
  /** Gives the place in the quota back. */
  readonly end: () => Promise<void>;
}

const optionsSchema = z.array(
  z.object({ id: z.string(), label: z.string(), plan: planSchema, confidence: z.number() }),
);
type Option = z.infer<typeof optionsSchema>[number];

/**
 * Accepts a question into a chat of the asker.
 *
 * @throws AssistantError `resource.not_found` (also for a chat of somebody else), `request.too_large`,
 *   `request.malformed`, `request.rate_limited`, `resource.conflict` (a clarification already settled)
 */
export async function acceptQuestion(database: Database, asked: AskedQuestion): Promise<AcceptedQuestion> {
  const words = 'content' in asked.asked ? readQuestionWords(asked.asked.content) : undefined;
  const chat = await database.chat.findFirst({
    where: { id: asked.chatId, ownerId: asked.asker.id, deletedAt: null },
    select: {
      title: true,
      renamedAt: true,
      conversationSummary: true,
      sourceId: true,
      clarifications: { where: { end: null } },
    },
  });
  if (!chat) throw new AssistantError('resource.not_found');
  const open = chat.clarifications[0];
  const settling = settle(open, asked, words);
  const end = await takePlace(database, asked.asker.id, asked.now);
  try {
    const content = words ?? settling.option?.label ?? '';
    const kept = await database.$transaction((transaction) =>
      keepQuestion(transaction, asked, content, open?.id, settling),
    );
    return {
      ...kept,
      question: settling.option && open ? open.question : content,
      chosen: settling.option && { plan: settling.option.plan, confidence: settling.option.confidence },
      chat: {
        title: chat.title,
        renamed: chat.renamedAt !== null,
        summary: chat.conversationSummary,
        ...(chat.sourceId === null ? {} : { sourceId: chat.sourceId }),
      },
      end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

interface Settling {
  /** How the open clarification ends; absent when there is none. */
  readonly as?: 'answered' | 'superseded' | 'expired';
  readonly option?: Option;
}

type Open = { id: string; question: string; options: unknown; expiresAt: Date };

/** What becomes of the clarification that the chat waits for. */
function settle(open: Open | undefined, { asked, now }: AskedQuestion, words: string | undefined): Settling {
  const expired = open !== undefined && open.expiresAt <= now;
  if ('clarification' in asked) {
    // Settled, expired, of another chat, or made up: in each case there is nothing here to choose.
    if (!open || expired || open.id !== asked.clarification.pending_clarification_id) {
      throw new AssistantError('resource.conflict', { detail: 'no such open clarification' });
    }
    const option = readOptions(open).find(({ id }) => id === asked.clarification.option_id);
    if (!option) throw new AssistantError('request.malformed', { detail: 'option_id' });
    return { as: 'answered', option };
  }
  if (!open) return {};
  if (expired) return { as: 'expired' };
  const option = chooseOption(words ?? '', readOptions(open));
  return option ? { as: 'answered', option } : { as: 'superseded' };
}

function readOptions(open: Open): Option[] {
  const parsed = optionsSchema.safeParse(open.options);
  return parsed.success ? parsed.data : [];
}

async function keepQuestion(
  transaction: Transaction,
  asked: AskedQuestion,
  content: string,
  openId: string | undefined,
  settling: Settling,
): Promise<{ questionMessageId: string; answerPosition: number }> {
  // The update locks the chat's row, so positions are given out one question after the other.
  await transaction.chat.update({ where: { id: asked.chatId }, data: { touchedAt: asked.now } });
  const position = await nextPosition(transaction, asked.chatId);
  const message = await transaction.message.create({
    data: {
      chatId: asked.chatId,
      position,
      role: 'question',
      content,
      locale: asked.locale,
      timeZone: asked.timeZone,
      createdAt: asked.now,
    },
    select: { id: true },
  });
  const events: NewEvent[] = [{ kind: 'question.asked', detail: { message_id: message.id } }];
  if (openId && settling.as) {
    const { count } = await transaction.pendingClarification.updateMany({
      where: { id: openId, end: null },
      data: {
        end: settling.as,
        endedAt: asked.now,
        chosenOption: settling.option?.id ?? null,
        settledInId: settling.as === 'expired' ? null : message.id,
      },
    });
    if (count === 0 && settling.as === 'answered') {
      throw new AssistantError('resource.conflict', { detail: 'settled in the meantime' });
    }
    if (count > 0) {
      events.push({ kind: `clarification.${settling.as}`, detail: { pending_clarification_id: openId } });
    }
  }
  await addEvents(transaction, { ...asked, actorId: asked.asker.id }, events);
  return { questionMessageId: message.id, answerPosition: position + 1 };
}

/** Odd for questions; the even one after it is its answer's. */
async function nextPosition(transaction: Transaction, chatId: string): Promise<number> {
  const { _max } = await transaction.message.aggregate({ where: { chatId }, _max: { position: true } });
  const last = _max.position ?? 0;
  return last + (last % 2 === 0 ? 1 : 2);
}
