import { z } from 'zod';
import { type ReadingEdit, readingEditSchema } from '../envelope/reading-part.ts';
import type { AskedQuestion } from './accept-question.ts';

const editedEvent = z.object({ message_id: z.string(), edit: readingEditSchema });

interface Settled {
  readonly id: string;
  readonly end: string | null;
  readonly chosenOption: string | null;
}

/** The edits that the events of a chat tell of, by the id of the question each became. */
export function editsOf(events: readonly { readonly detail: unknown }[]): ReadonlyMap<string, ReadingEdit> {
  return new Map(
    events.flatMap(({ detail }) => {
      const parsed = editedEvent.safeParse(detail);
      return parsed.success ? [[parsed.data.message_id, parsed.data.edit] as const] : [];
    }),
  );
}

/**
 * How a kept question was put where that was not in words, so that it can be tried again in the same way;
 * undefined where its words say it all.
 */
export function howAsked(
  settled: Settled | null,
  edit: ReadingEdit | undefined,
): Exclude<AskedQuestion['asked'], { content: string }> | undefined {
  if (edit) return { edit };
  if (settled?.end !== 'answered' || settled.chosenOption === null) return undefined;
  return { clarification: { pending_clarification_id: settled.id, option_id: settled.chosenOption } };
}
