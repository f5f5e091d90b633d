// What the routes of chats take: strict schemas, so that an unknown key is refused and never stored.
import { z } from 'zod';
import { namePattern } from '../data-source/manifest.ts';
import { readingEditSchema } from '../envelope/reading-part.ts';
import { conditionSchema, pathSchema } from '../pipeline/plan.ts';

const title = z.string().trim().min(1).max(200);

export const chatParams = z.object({ chat_id: z.uuid() });
export const answerParams = z.object({ chat_id: z.uuid(), message_id: z.uuid() });

export const newChatBody = z.strictObject({ title: title.optional(), source_id: z.uuid().optional() });
/** One change or several at once; `deleted: false` takes a deletion back. */
export const chatChangeBody = z
  .strictObject({
    title: title.optional(),
    pinned: z.boolean().optional(),
    archived: z.boolean().optional(),
    deleted: z.literal(false).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined));
export type ChatChange = z.infer<typeof chatChangeBody>;

/** A whole chat, or one answer of it. */
export const newShareBody = z.strictObject({ chat_id: z.uuid(), message_id: z.uuid().optional() });
export const shareParams = z.object({ share_id: z.uuid() });
export const sharedAnswerParams = z.object({ share_id: z.uuid(), message_id: z.uuid() });

const clientContext = z.strictObject({
  /** IANA name; an unknown one is read as UTC. */
  timezone: z.string().min(1).max(64).optional(),
  /** BCP 47. */
  locale: z.string().min(1).max(35).optional(),
});

export const questionBody = z.union([
  z.strictObject({ content: z.string(), client_context: clientContext.optional() }),
  z.strictObject({
    clarification: z.strictObject({
      pending_clarification_id: z.uuid(),
      option_id: z.string().min(1).max(64),
    }),
    client_context: clientContext.optional(),
  }),
  /** A list of the data pages, with the words that say it: its rows are the first answer. */
  z.strictObject({
    content: z.string(),
    about: z.strictObject({
      model: z.string().regex(namePattern),
      where: conditionSchema.optional(),
      fields: z.array(pathSchema).min(1).max(30).optional(),
    }),
    client_context: clientContext.optional(),
  }),
  /** A part of an earlier answer's reading removed or changed; the plan itself is never sent. */
  z.strictObject({ edit: readingEditSchema, client_context: clientContext.optional() }),
]);

/** A named form of file, and nothing else: what is in it is decided by the answer. */
export const exportQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']) });
export type ExportFormat = z.infer<typeof exportQuery>['format'];

/** More rows of an answer, by one of its columns where a heading was pressed. */
export const rowsQuery = z.strictObject({
  sort: z.string().min(1).max(200).optional(),
  direction: z.enum(['asc', 'desc']).default('asc'),
  most: z.coerce.number().int().min(1).max(10_000).optional(),
});
