// What a follow-up may look back on, rebuilt from our own records; a client's idea of the history is
// never taken.
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { type Read, readOf, readTogether } from '../db/read-together.ts';
import { resultSchema } from '../envelope/envelope.ts';
import { planSchema } from '../pipeline/plan.ts';
import type { Turn } from '../pipeline/stages.ts';

const turnsRead = 6;
const rowsRemembered = 10;
const firstRows = Prisma.raw(`'$.data.result.rows[0 to ${rowsRemembered - 1}]'`);

export interface TurnRow {
  readonly position: number;
  readonly role: 'question' | 'answer';
  readonly content: string;
  readonly plan: unknown;
  readonly reading: string | null;
  readonly columns: unknown;
  /** The first of them; the others stay where they are. */
  readonly rows: unknown;
  readonly confidence: unknown;
  /** The words that it completed, of one that answered a clarification. */
  readonly completed: string | null;
}

/** The last messages of a chat before a position, newest first; all of them without one. */
export function turnRows(chatId: string, beforePosition?: number): Read<TurnRow> {
  return readOf(Prisma.sql`
    select m.position, m.role, m.content, m.plan, m.reading, m.envelope #> '{data,result,columns}' as columns,
      jsonb_path_query_array(m.envelope, ${firstRows}) as rows,
      m.envelope #> '{data,provenance,confidence}' as confidence, p.question as completed
    from "Message" m
      left join "PendingClarification" p on p."settledInId" = m.id and p."end" = 'answered'
    where m."chatId" = ${chatId}::uuid and m.position < coalesce(${beforePosition ?? null}::int, 2147483647)
    order by m.position desc limit ${2 * turnsRead}::int`);
}

/** The last turns of a chat before `beforePosition`, oldest first. */
export async function earlierTurns(
  database: Database,
  chatId: string,
  beforePosition: number,
): Promise<readonly Turn[]> {
  if (beforePosition <= 1) return [];
  const { turns } = await readTogether(database, { turns: turnRows(chatId, beforePosition) });
  return turnsIn(turns);
}

const shownSchema = z.object({ columns: resultSchema.shape.columns, rows: resultSchema.shape.rows });

export function turnsIn(messages: readonly TurnRow[]): readonly Turn[] {
  const answers = new Map(
    messages.filter(({ role }) => role === 'answer').map((answer) => [answer.position, answer]),
  );
  return messages
    .filter(({ role }) => role === 'question')
    .reverse()
    .map(({ content, position, completed }) => {
      const answer = answers.get(position + 1);
      const plan = planSchema.safeParse(answer?.plan);
      const shown = shownSchema.safeParse(answer);
      const isSure = completed !== null || typeof answer?.confidence !== 'number';
      return {
        // "The first one" means nothing later; the question that it completed does.
        question: completed ?? content,
        ...(plan.success ? { plan: plan.data } : answer?.reading ? { reading: answer.reading } : {}),
        ...(isSure ? {} : { confidence: answer.confidence as number }),
        ...(shown.success ? { columns: shown.data.columns, rows: shown.data.rows } : {}),
      };
    });
}
