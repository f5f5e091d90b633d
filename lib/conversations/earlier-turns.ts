// What a follow-up may look back on, rebuilt from our own records; a client's idea of the history is
// never taken.
import type { Database } from '../db/client.ts';
import { resultSchema } from '../envelope/envelope.ts';
import { planSchema } from '../pipeline/plan.ts';
import type { Turn } from '../pipeline/stages.ts';

const turnsRead = 6;
const rowsRemembered = 10;

/** The last turns of a chat before `beforePosition`, oldest first. */
export async function earlierTurns(
  database: Database,
  chatId: string,
  beforePosition: number,
): Promise<readonly Turn[]> {
  if (beforePosition <= 1) return [];
  const messages = await database.message.findMany({
    where: { chatId, position: { lt: beforePosition } },
    orderBy: { position: 'desc' },
    take: 2 * turnsRead,
    select: {
      position: true,
      role: true,
      content: true,
      plan: true,
      reading: true,
      envelope: true,
      settled: { select: { question: true, end: true } },
    },
  });
  const answers = new Map(
    messages.filter(({ role }) => role === 'answer').map((answer) => [answer.position, answer]),
  );
  return messages
    .filter(({ role }) => role === 'question')
    .reverse()
    .map(({ content, position, settled }) => {
      const answer = answers.get(position + 1);
      const plan = planSchema.safeParse(answer?.plan);
      const result = resultSchema.safeParse(resultOf(answer?.envelope));
      const confidence = settled?.end === 'answered' ? undefined : confidenceOf(answer?.envelope);
      return {
        // "The first one" means nothing later; the question that it completed does.
        question: settled?.end === 'answered' ? settled.question : content,
        ...(plan.success ? { plan: plan.data } : answer?.reading ? { reading: answer.reading } : {}),
        ...(confidence === undefined ? {} : { confidence }),
        ...(result.success
          ? { columns: result.data.columns, rows: result.data.rows.slice(0, rowsRemembered) }
          : {}),
      };
    });
}

function confidenceOf(envelope: unknown): number | undefined {
  const found = (envelope as { data?: { provenance?: { confidence?: unknown } } } | null | undefined)?.data
    ?.provenance?.confidence;
  return typeof found === 'number' ? found : undefined;
}

function resultOf(envelope: unknown): unknown {
  return (envelope as { data?: { result?: unknown } } | null | undefined)?.data?.result;
}
