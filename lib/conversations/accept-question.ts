// The first half of a question: may it be asked here and now, what does it settle, and its record. What
// was accepted is kept before anything runs, so a crash loses an answer but never a question, and two
// clicks on one clarification cannot both be taken.
import { randomUUID } from 'node:crypto';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Meta } from '../envelope/envelope.ts';
import type { ReadingEdit } from '../envelope/reading-part.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import type { QuestionInput } from '../pipeline/outcome.ts';
import type { Condition } from '../pipeline/plan.ts';
import { type EditedReading, editedReading } from './edited-reading.ts';
import { keepQuestion } from './keep-question.ts';
import type { AskedChat } from './question-ground.ts';
import type { Place } from './question-quota.ts';
import { readQuestionWords } from './question-words.ts';
import { type Settling, settleClarification } from './settle-clarification.ts';

/** Rows of a model; `fields` are paths, and the model's usual ones where there are none. */
export interface AskedList {
  readonly model: string;
  readonly where?: Condition;
  readonly fields?: readonly string[];
}

export interface AskedQuestion {
  readonly asker: SignedIn;
  readonly chatId: string;
  /**
   * Words, a click on an option of the clarification that the chat waits for (or on the chosen one again,
   * when its run failed), an edit of an earlier answer's reading, or a list of rows with the words for it.
   */
  readonly asked:
    | { readonly content: string }
    | { readonly content: string; readonly about: AskedList }
    | {
        readonly clarification: { readonly pending_clarification_id: string; readonly option_id: string };
      }
    | { readonly edit: ReadingEdit };
  readonly locale: Locale;
  readonly timeZone: string;
  readonly traceId: string;
  readonly now: Date;
}

export interface AcceptedQuestion {
  /**
   * The question to answer, complete: for an answered clarification the words that were not clear, for
   * an edit those that the edited answer goes back to.
   */
  readonly question: string;
  readonly questionMessageId: string;
  /** Where the answer goes; kept free for it, so that two running questions do not mix. */
  readonly answerPosition: number;
  /** The plan that is run without planning: of the chosen option, or of the edited reading. */
  readonly given?: {
    readonly by: 'clarification' | 'edit' | 'list';
    readonly run: NonNullable<QuestionInput['plan']>;
  };
  /** The option of a clarification that it chose, by a click or in words. */
  readonly chose?: NonNullable<Meta['chose']>;
  readonly chat: {
    readonly title: string | null;
    readonly renamed: boolean;
    readonly summary: string;
    /** Absent: the default source. */
    readonly sourceId?: string;
  };
  /** Its place in the quota; whoever keeps the outcome gives it back. */
  readonly place: Place;
}

/**
 * Accepts a question into a chat of the asker.
 *
 * @param chat absent where they have none of this id
 * @throws AssistantError `resource.not_found` (also for a chat or an answer of somebody else),
 *   `request.too_large`, `request.malformed`, `request.rate_limited`, `resource.conflict` (a clarification
 *   already settled, a part that an answer does not have)
 */
export async function acceptQuestion(
  database: Database,
  asked: AskedQuestion,
  chat: AskedChat | undefined,
): Promise<AcceptedQuestion> {
  const words = 'content' in asked.asked ? readQuestionWords(asked.asked.content) : undefined;
  if (!chat) throw new AssistantError('resource.not_found');
  const edited =
    'edit' in asked.asked
      ? await editedReading(database, asked.chatId, asked.asked.edit, asked.locale)
      : undefined;
  const settling = await settleClarification(database, asked, words, chat.waitsFor);
  const place = { id: randomUUID(), userId: asked.asker.id, now: asked.now, counted: true };
  const content = words ?? edited?.content ?? settling.chosen?.option.label ?? '';
  const kept = await keepQuestion(database, asked, content, settling, place);
  return {
    ...kept,
    question: edited?.question ?? settling.chosen?.question ?? content,
    given: givenPlan(asked.asked, edited, settling),
    ...choiceOf(settling),
    chat: {
      title: chat.title,
      renamed: chat.renamed,
      summary: chat.summary,
      ...(chat.sourceId === null ? {} : { sourceId: chat.sourceId }),
    },
    place,
  };
}

function givenPlan(
  asked: AskedQuestion['asked'],
  edited: EditedReading | undefined,
  { chosen }: Settling,
): AcceptedQuestion['given'] {
  if ('about' in asked) {
    const { model, where, fields } = asked.about;
    const plan = { model, ...(fields && { fields: outputsOf(fields) }), ...(where && { where }) };
    return { by: 'list', run: { plan, confidence: 1, assumptions: [] } };
  }
  if (edited) return { by: 'edit', run: edited.run };
  if (!chosen) return undefined;
  const { plan, confidence } = chosen.option;
  return { by: 'clarification', run: { plan, confidence, assumptions: [] } };
}

/** Outputs are called by their paths, as far as a name is long, and no two alike. */
function outputsOf(paths: readonly string[]): { path: string; as: string }[] {
  const used = new Set<string>();
  return paths.map((path, at) => {
    const name = path.replaceAll('.', '_').slice(0, 50);
    const as = used.has(name) ? `${name}_${at}` : name;
    used.add(as);
    return { path, as };
  });
}

function choiceOf({ open, retried, chosen }: Settling): Pick<AcceptedQuestion, 'chose'> {
  const id = open?.id ?? retried?.id;
  return chosen && id ? { chose: { pending_clarification_id: id, option_id: chosen.option.id } } : {};
}
