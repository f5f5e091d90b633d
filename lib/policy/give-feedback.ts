// The first step of learning: what the owner of a conversation thinks of one answer. It is kept together
// with the request to learn from it, in one transaction; the learning itself is a job.
import type { SignedIn } from '../auth/signed-in.ts';
import { addEvents } from '../conversations/chat-events.ts';
import type { Database, Transaction } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { dropEarlierWords, lockEarlierWords } from './earlier-words.ts';
import { feedbackId } from './external-id.ts';
import { takeFeedback } from './feedback-quota.ts';
import type { GivenFeedback } from './feedback-requests.ts';
import { feedbackWords } from './feedback-words.ts';
import { keepFirstWords } from './keep-first-words.ts';
import { moderateWords, setsAside } from './moderate-words.ts';
import { redactWords } from './redact-words.ts';
import { requestGeneration } from './request-generation.ts';

export interface FeedbackReply {
  /** `FB-12` */
  readonly id: string;
  readonly verdict: 'up' | 'down';
  readonly type?: 'bug' | 'suggestion' | 'praise';
  readonly note?: string;
  readonly status: 'pending' | 'processed';
  readonly auto_generate_triggered: boolean;
  /** In the person's language. */
  readonly message: string;
}

/**
 * Keeps what the author thinks of an answer of theirs; a later verdict replaces the earlier. A thumbs-down
 * starts a generation, unless its words are set aside for an admin.
 *
 * @throws AssistantError `resource.not_found`, also for an answer in a chat of somebody else;
 *   `request.rate_limited` from the eleventh of an hour on
 */
export async function giveFeedback(
  database: Database,
  author: SignedIn,
  where: { messageId: string; chatId?: string },
  given: GivenFeedback,
  now = new Date(),
): Promise<FeedbackReply> {
  const words = given.note?.trim() ?? '';
  const flags = moderateWords(words);
  const note = redactWords(words) || null;
  const learns = given.verdict === 'down' && !setsAside(flags);
  const said = {
    verdict: given.verdict,
    type: given.type ?? null,
    reasons: [...new Set(given.reasons ?? [])],
    note,
    flags,
    flaggedAt: setsAside(flags) ? now : null,
  };
  const { number, spoken } = await database.$transaction(async (transaction) => {
    const { id: messageId, chatId, locale } = await takeFeedback(transaction, author.id, where, now);
    const key = { messageId, authorId: author.id };
    const place = { chatId, learns };
    const first = { ...key, ...said, expected: given.expected };
    const again = { ...said, expected: given.expected ?? Prisma.DbNull };
    const number =
      (await keepFirstWords(transaction, first, place)) ??
      (await keepAgain(transaction, key, again, place, now));
    return { number, spoken: locale };
  });
  const locale: Locale = nearestLocale(given.locale ?? spoken);
  const tell = feedbackWords[locale];
  return {
    id: feedbackId(number),
    verdict: given.verdict,
    ...(given.type ? { type: given.type } : {}),
    ...(note ? { note } : {}),
    status: given.verdict === 'down' ? 'pending' : 'processed',
    auto_generate_triggered: learns,
    message: learns ? tell.generating : given.verdict === 'down' ? tell.setAside : tell.recorded,
  };
}

/** What was said before is replaced, and what was made of it is open again. */
async function keepAgain(
  transaction: Transaction,
  key: { messageId: string; authorId: string },
  said: Omit<Prisma.FeedbackUncheckedCreateInput, 'messageId' | 'authorId'>,
  { chatId, learns }: { chatId: string; learns: boolean },
  now: Date,
): Promise<number> {
  const { messageId, authorId } = key;
  const earlier = await lockEarlierWords(transaction, key);
  const kept = await transaction.feedback.update({
    where: { messageId_authorId: key },
    data: { ...said, startedAt: null, analysedAt: null, rejectedAt: null, outcome: null },
    select: { id: true, number: true, verdict: true, note: true, reasons: true, expected: true },
  });
  if (earlier) await dropEarlierWords(transaction, earlier, kept, now);
  await addEvents(transaction, { chatId, actorId: authorId }, [
    { kind: 'feedback.given', detail: { message_id: messageId, verdict: said.verdict } },
  ]);
  if (learns) await requestGeneration(transaction, { feedbackId: kept.id });
  return kept.number;
}
