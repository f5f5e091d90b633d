// The parts of a reading that a person can point at, and what may be done with each. Server and browser
// speak of a part by its id; what a change means for the plan is decided by the pipeline alone.
import { z } from 'zod';

export const partKinds = [
  'measure',
  'field',
  'group',
  'filter',
  'having',
  'topPerGroup',
  'order',
  'limit',
  'offset',
  'compare',
  'combine',
] as const;

/** Values a filter may be given by a person: longer text, or control characters, are nothing anybody typed. */
export const partValueSchema = z.union([
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}+$/u),
  z.number(),
  z.boolean(),
]);
export type PartValue = z.infer<typeof partValueSchema>;

export const periodMoves = ['previous', 'this', 'next', 'all'] as const;
export type PeriodMove = (typeof periodMoves)[number];

/** What a person may put in the place of a part. */
export const partChangeSchema = z.union([
  z.strictObject({ limit: z.number().int().min(1).max(100_000) }),
  z.strictObject({ direction: z.enum(['asc', 'desc']) }),
  z.strictObject({ value: partValueSchema }),
  z.strictObject({ period: z.enum(periodMoves) }),
  /** Units of a period that has several: the last 30 days. */
  z.strictObject({ count: z.number().int().min(1).max(10_000) }),
  z.strictObject({ bucket: z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']) }),
]);
export type PartChange = z.infer<typeof partChangeSchema>;

export const readingPartSchema = z.strictObject({
  /** The place in the plan: `measures.0`, `where.1`, `limit`. */
  id: z.string(),
  kind: z.enum(partKinds),
  text: z.string(),
  /** False where the plan would say nothing without it. */
  removable: z.boolean(),
  /** How it can be changed; absent where only removing it makes sense. */
  change: z
    .strictObject({
      /** What can be picked, in words; the one that holds now is not among them. */
      choices: z.array(z.strictObject({ text: z.string(), change: partChangeSchema })),
      /** What can be typed instead, and what holds now. */
      typed: z
        .strictObject({
          as: z.enum(['limit', 'value', 'count']),
          input: z.enum(['text', 'number', 'count', 'date']),
          now: partValueSchema,
        })
        .optional(),
    })
    .optional(),
});
export type ReadingPart = z.infer<typeof readingPartSchema>;

/** One part of an earlier answer taken away, or changed. */
export const readingEditSchema = z.union([
  z.strictObject({ message_id: z.uuid(), part_id: z.string().min(1).max(40), remove: z.literal(true) }),
  z.strictObject({ message_id: z.uuid(), part_id: z.string().min(1).max(40), change: partChangeSchema }),
]);
export type ReadingEdit = z.infer<typeof readingEditSchema>;
