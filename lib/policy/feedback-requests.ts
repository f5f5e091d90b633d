// What may be said of an answer: strict schemas, so that an unknown key is refused and never stored.
import { z } from 'zod';
import { cellSchema } from '../envelope/envelope.ts';
import { feedbackIdSchema } from './external-id.ts';

const feedbackTypes = ['bug', 'suggestion', 'praise'] as const;

const feedbackReasons = [
  'wrong_number',
  'wrong_rows',
  'missing_rows',
  'wrong_meaning',
  'wrong_period',
  'not_answered',
  'hard_to_read',
  'other',
] as const;

/** What the person expected instead, where they know it. */
export const expectedAnswerSchema = z.union([
  z.strictObject({ number: z.number() }),
  z.strictObject({ row: z.array(cellSchema).min(1).max(20) }),
  /** "The other reading": an option of the clarification that this answer asks, or came from. */
  z.strictObject({ option: z.string().min(1).max(64) }),
]);

const said = {
  type: z.enum(feedbackTypes).optional(),
  reasons: z.array(z.enum(feedbackReasons)).max(feedbackReasons.length).optional(),
  note: z.string().max(2000).optional(),
  expected: expectedAnswerSchema.optional(),
  /** BCP 47, of the reply; the language of the answer when absent. */
  locale: z.string().min(1).max(35).optional(),
};

/** Under an answer on the page. */
export const feedbackBody = z.strictObject({ verdict: z.enum(['up', 'down']), ...said });

/** The same for programs: the answer is named in the body. */
export const newFeedbackBody = z.strictObject({
  message_id: z.uuid(),
  /** Praise is a thumbs-up and the rest a thumbs-down when absent. */
  verdict: z.enum(['up', 'down']).optional(),
  ...said,
});

export type GivenFeedback = z.infer<typeof feedbackBody>;

export const messageParams = z.object({ chat_id: z.uuid(), message_id: z.uuid() });
export const feedbackParams = z.object({ feedback_id: feedbackIdSchema });

const feedbackStatuses = ['pending', 'processing', 'processed', 'rejected'] as const;
export type FeedbackStatus = (typeof feedbackStatuses)[number];

export const feedbackQuery = z.strictObject({
  status: z.enum(feedbackStatuses).optional(),
  flagged: z.enum(['true', 'false']).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
