import { z } from 'zod';
import type { Cell } from './envelope.ts';

/** Values of a primary key, in its order. */
export const recordKeySchema = z
  .array(z.union([z.string().max(2000), z.number(), z.boolean()]))
  .min(1)
  .max(8);

/**
 * The key of a row as text that can stand in an address; undefined where a part of it has no value. It is
 * made of values that whoever sees it may see, so it hides nothing and proves nothing.
 */
export function recordKey(values: readonly Cell[]): string | undefined {
  const key = recordKeySchema.safeParse(values);
  return key.success ? Buffer.from(JSON.stringify(key.data)).toString('base64url') : undefined;
}
