// An earlier answer with one part of its reading removed or changed. The plan and its parts come from our
// own record of that answer, never from the client, who names a part and what to do with it; the plan that
// comes out is held to the schema like any other, and runs under the asker's rights of today.
import type { Database } from '../db/client.ts';
import { describeEdit } from '../envelope/describe-edit.ts';
import { type Envelope, envelopeSchema } from '../envelope/envelope.ts';
import type { ReadingEdit } from '../envelope/reading-part.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { changePart } from '../pipeline/change-part.ts';
import { withoutPart } from '../pipeline/interpretation-edit.ts';
import type { QuestionInput } from '../pipeline/outcome.ts';
import { planSchema } from '../pipeline/plan.ts';
import { editsOf } from './how-asked.ts';

export interface EditedReading {
  /** What was changed, as the question of the new turn. */
  readonly content: string;
  /** The words of a person that the answer goes back to; their language and their policies still hold. */
  readonly question: string;
  readonly run: NonNullable<QuestionInput['plan']>;
}

/**
 * The edited plan of an answer of this chat, whose owner the caller has checked.
 *
 * @throws AssistantError `resource.not_found` for what is no message of this chat, or an answer without a
 *   reading; `resource.conflict` for a part that the answer does not have, or that cannot go;
 *   `request.malformed` for a change that the part cannot take, or that changes nothing
 */
export async function editedReading(
  database: Database,
  chatId: string,
  edit: ReadingEdit,
  locale: Locale,
): Promise<EditedReading> {
  const message = await database.message.findFirst({
    where: { id: edit.message_id, chatId, role: 'answer' },
    select: { plan: true, envelope: true, position: true },
  });
  const plan = planSchema.safeParse(message?.plan);
  const envelope = envelopeSchema.safeParse(message?.envelope);
  const provenance = envelope.success ? understoodIn(envelope.data) : undefined;
  if (!message || !plan.success || !provenance) throw new AssistantError('resource.not_found');
  const part = provenance.parts?.find(({ id }) => id === edit.part_id);
  if (!part) throw new AssistantError('resource.conflict', { detail: 'no such part' });
  const removing = 'remove' in edit;
  if (removing && !part.removable) throw new AssistantError('resource.conflict', { detail: 'it must stay' });
  const edited = removing ? withoutPart(plan.data, part.id) : changePart(plan.data, part.id, edit.change);
  const checked = planSchema.safeParse(JSON.parse(JSON.stringify(edited)));
  if (edited === plan.data || !checked.success) {
    throw new AssistantError('request.malformed', { detail: 'change' });
  }
  return {
    content: describeEdit(part, edit, locale),
    question: await wordsBehind(database, chatId, message.position),
    run: {
      plan: checked.data,
      confidence: provenance.confidence,
      // They were about the words of the question; the person has now said what is meant.
      assumptions: [],
      planner: provenance.planner,
      policies: provenance.policies.map(({ id }) => id),
    },
  };
}

/** How a question was read: in its answer, or in the failure that came instead. */
function understoodIn({ type, data }: Envelope) {
  if (type === 'answer') return data.provenance;
  return type === 'error' ? data.understood : undefined;
}

/** The question in words behind an answer, through any number of edits and the choice of an option. */
export async function wordsBehind(
  database: Database,
  chatId: string,
  answerPosition: number,
): Promise<string> {
  const [messages, events] = await Promise.all([
    database.message.findMany({
      where: { chatId, position: { lt: answerPosition } },
      select: { id: true, position: true, content: true, settled: { select: { question: true, end: true } } },
    }),
    database.chatEvent.findMany({
      where: { chatId, kind: 'reading.edited' },
      orderBy: { serial: 'asc' },
      select: { detail: true },
    }),
  ]);
  const edits = editsOf(events);
  const byId = new Map(messages.map((message) => [message.id, message]));
  let asked = messages.find(({ position }) => position === answerPosition - 1);
  for (let from = answerPosition; asked; ) {
    const answer = byId.get(edits.get(asked.id)?.message_id ?? '');
    if (!answer || answer.position >= from) break;
    from = answer.position;
    asked = messages.find(({ position }) => position === from - 1);
  }
  return asked?.settled?.end === 'answered' ? asked.settled.question : (asked?.content ?? '');
}
