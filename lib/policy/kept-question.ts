import { earlierTurns } from '../conversations/earlier-turns.ts';
import { wordsBehind } from '../conversations/edited-reading.ts';
import { writtenSnippet } from '../conversations/written-snippet.ts';
import type { Database } from '../db/client.ts';
import type { Cell } from '../envelope/envelope.ts';
import { resultSchema } from '../envelope/envelope.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { type Plan, planSchema } from '../pipeline/plan.ts';
import type { Turn, WrittenSnippet } from '../pipeline/stages.ts';

/** A question as it was asked once, with all that is needed to ask it again. */
export interface KeptQuestion {
  /** In words, through edits and chosen options. */
  readonly question: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly turns: readonly Turn[];
  readonly askerId: string;
  readonly chatId: string;
  readonly sourceId: string;
}

/** What it was answered with. */
export interface KeptAnswer {
  readonly messageId: string;
  readonly position: number;
  readonly text: string;
  readonly plan?: Plan;
  /** What answered it where no plan does. */
  readonly written?: WrittenSnippet;
  readonly reading?: string;
  readonly rows?: readonly (readonly Cell[])[];
}

/** Undefined for what is no answer, or one of a source that was never known. */
export async function keptQuestion(
  database: Database,
  messageId: string,
): Promise<{ asked: KeptQuestion; answered: KeptAnswer } | undefined> {
  const message = await database.message.findFirst({
    where: { id: messageId, role: 'answer' },
    include: {
      chat: { select: { id: true, ownerId: true, sourceId: true } },
      queryLog: { select: { sourceId: true, snippet: true } },
    },
  });
  const sourceId = message?.queryLog?.sourceId ?? message?.chat.sourceId;
  if (!message || !sourceId) return undefined;
  const { chat, position } = message;
  const [question, turns] = await Promise.all([
    wordsBehind(database, chat.id, position),
    earlierTurns(database, chat.id, position - 1),
  ]);
  const plan = planSchema.safeParse(message.plan);
  const written = plan.success
    ? undefined
    : writtenSnippet(message.envelope, message.reading, message.queryLog?.snippet);
  return {
    asked: {
      question,
      locale: nearestLocale(message.locale),
      timeZone: message.timeZone,
      turns,
      askerId: chat.ownerId,
      chatId: chat.id,
      sourceId,
    },
    answered: {
      messageId,
      position,
      text: message.content,
      ...(plan.success ? { plan: plan.data } : {}),
      ...(written ? { written } : {}),
      ...(message.reading === null ? {} : { reading: message.reading }),
      rows: rowsOf(message.envelope),
    },
  };
}

function rowsOf(envelope: unknown): readonly (readonly Cell[])[] | undefined {
  const data = (envelope as { data?: { result?: unknown } } | null)?.data;
  const parsed = resultSchema.safeParse(data?.result);
  return parsed.success ? parsed.data.rows : undefined;
}
