// What a new question does to the clarification that its chat waits for, and which option it chooses. A
// clarification is settled once; only the run of its chosen option may be tried again, when it failed.
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { planSchema } from '../pipeline/plan.ts';
import type { AskedQuestion } from './accept-question.ts';
import { chooseOption } from './choose-option.ts';
import { longestRun } from './question-quota.ts';

const optionsSchema = z.array(
  z.object({ id: z.string(), label: z.string(), plan: planSchema, confidence: z.number() }),
);
type Option = z.infer<typeof optionsSchema>[number];

/** What a chat waits for. */
export interface OpenClarification {
  readonly id: string;
  readonly question: string;
  readonly options: unknown;
  readonly expiresAt: Date;
}

export interface Settling {
  /** The clarification that was open, and how it ends; absent when there was none. */
  readonly open?: { readonly id: string; readonly as: 'answered' | 'superseded' | 'expired' };
  /** The settled one whose chosen option runs again, and the question message that failed. */
  readonly retried?: { readonly id: string; readonly failedIn: string };
  /** What was chosen, and the words that were not clear. */
  readonly chosen?: { readonly option: Option; readonly question: string };
}

/**
 * @throws AssistantError `resource.conflict` where there is nothing to choose: settled otherwise, expired,
 *   of another chat, made up, or chosen and answered; `request.malformed` for an option that was not offered
 */
export async function settleClarification(
  database: Database,
  { chatId, asked, now }: AskedQuestion,
  words: string | undefined,
  open: OpenClarification | null,
): Promise<Settling> {
  const expired = open !== null && open.expiresAt <= now;
  const left = open
    ? { open: { id: open.id, as: expired ? ('expired' as const) : ('superseded' as const) } }
    : {};
  if ('clarification' in asked) {
    const { pending_clarification_id: id, option_id: optionId } = asked.clarification;
    if (!open || open.id !== id) return { ...left, ...(await retry(database, chatId, id, optionId, now)) };
    if (expired) throw new AssistantError('resource.conflict', { detail: 'expired' });
    const option = optionsOf(open).find((offered) => offered.id === optionId);
    if (!option) throw new AssistantError('request.malformed', { detail: 'option_id' });
    return { open: { id, as: 'answered' }, chosen: { option, question: open.question } };
  }
  const option = open && !expired && words !== undefined ? chooseOption(words, optionsOf(open)) : undefined;
  if (!open || !option) return left;
  return { open: { id: open.id, as: 'answered' }, chosen: { option, question: open.question } };
}

/** The chosen option of a settled clarification once more, when its run ended in an error or was lost. */
async function retry(
  database: Database,
  chatId: string,
  id: string,
  optionId: string,
  now: Date,
): Promise<Settling> {
  const settled = await database.pendingClarification.findFirst({
    where: { id, chatId, end: 'answered', chosenOption: optionId },
    select: {
      question: true,
      options: true,
      settledIn: { select: { id: true, position: true, createdAt: true } },
    },
  });
  const option = settled && optionsOf(settled).find((offered) => offered.id === optionId);
  if (!settled?.settledIn || !option) {
    throw new AssistantError('resource.conflict', { detail: 'no such open clarification' });
  }
  const { id: failedIn, position, createdAt } = settled.settledIn;
  const answer = await database.message.findFirst({
    where: { chatId, position: position + 1 },
    select: { envelope: true },
  });
  const lost = !answer && now.getTime() - createdAt.getTime() > longestRun;
  const failed = (answer?.envelope as { type?: unknown } | null | undefined)?.type === 'error';
  if (!lost && !failed) throw new AssistantError('resource.conflict', { detail: 'it is answered' });
  return { retried: { id, failedIn }, chosen: { option, question: settled.question } };
}

function optionsOf({ options }: { options: unknown }): Option[] {
  const parsed = optionsSchema.safeParse(options);
  return parsed.success ? parsed.data : [];
}
