import type { z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';

/**
 * The query of an address, held to a strict schema like a body; a name said twice is refused.
 *
 * @throws AssistantError `request.malformed`
 */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const { searchParams } = new URL(request.url);
  const pairs = [...searchParams];
  const values = Object.fromEntries(pairs);
  const parsed = schema.safeParse(values);
  if (parsed.success && Object.keys(values).length === pairs.length) return parsed.data;
  throw new AssistantError('request.malformed', { detail: parsed.error?.issues[0]?.path.join('.') });
}
