// What the routes of the data pages take. A filter is the condition of a plan, so an answer can be opened
// as a list and a list can be asked about; the grammar is the same and so are its checks.
import { z } from 'zod';
import { namePattern } from '../data-source/manifest.ts';
import { conditionSchema } from '../pipeline/plan.ts';

const name = z.string().regex(namePattern);
/** A relation and its field, or a field. */
const path = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,8}$/);

export const sourceParams = z.object({ source_id: z.uuid() });
export const modelParams = z.object({ source_id: z.uuid(), model: name });
export const recordParams = z.object({ source_id: z.uuid(), model: name, key: z.string().min(1).max(2000) });

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(16_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // Said as an issue of the request; what it is not does not matter.
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const rowsQuery = z.strictObject({
  where: json(conditionSchema).optional(),
  search: z.string().max(200).optional(),
  sort: path.optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  /** Positions that an earlier page gave; at most one of the two. */
  after: z.string().max(4000).optional(),
  before: z.string().max(4000).optional(),
  timezone: z.string().min(1).max(64).optional(),
  locale: z.string().min(1).max(35).optional(),
});
export type RowsQuery = z.output<typeof rowsQuery>;
