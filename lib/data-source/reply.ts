import { z } from 'zod';
import { cellSchema, columnTypes } from '../envelope/envelope.ts';

/**
 * What the host answers to a query that crossed the bridge: rows, or a code from a closed list. It
 * never holds a database's own message, which can quote values and name what is hidden.
 */
export const bridgeReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    columns: z.array(z.strictObject({ name: z.string(), type: z.enum(columnTypes) })),
    rows: z.array(z.array(cellSchema)),
    truncated: z.boolean(),
  }),
  z.strictObject({ ok: z.literal(false), code: z.string(), detail: z.string().max(500).optional() }),
]);
export type BridgeReply = z.infer<typeof bridgeReplySchema>;

/** What a snippet returns: the rows of its last query, and what is known of the whole result if cut. */
export const snippetResultSchema = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string(), type: z.enum(columnTypes) })),
  rows: z.array(z.array(cellSchema)),
  truncated: z.boolean(),
  totalRows: z.number().int().nonnegative().optional(),
  totalRowsAtLeast: z.number().int().nonnegative().optional(),
});
export type SnippetResult = z.infer<typeof snippetResultSchema>;
