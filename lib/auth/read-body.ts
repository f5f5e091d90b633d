// What a client sends is read here and nowhere else: counted while it arrives, decoded strictly, parsed
// once, and held to a schema that knows every key.
import type { z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';

export const bodyLimitBytes = 64 * 1024;

/** @throws AssistantError `request.unsupported_type`, `request.too_large`, `request.malformed` */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  mostBytes = bodyLimitBytes,
): Promise<z.output<Schema>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  // Any other type can be sent by a form of a foreign page without asking first.
  if (type !== 'application/json') throw new AssistantError('request.unsupported_type');
  const text = await readText(request, mostBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AssistantError('request.malformed', { cause });
  }
  requireWellFormed(value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AssistantError('request.malformed', { detail: parsed.error.issues[0]?.path.join('.') });
}

/** The body as text. @throws AssistantError `request.too_large`, `request.malformed` */
export async function readText(request: Request, mostBytes = bodyLimitBytes): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      // The client went away in the middle of it.
      throw new AssistantError('request.malformed', { cause });
    });
    if (done) break;
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      throw new AssistantError('request.too_large');
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AssistantError('request.malformed', { cause });
  }
}

/** Half a surrogate pair or a NUL is no text; a database refuses both. Iterative: depth is the client's. */
function requireWellFormed(value: unknown): void {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string') {
      if (!next.isWellFormed() || next.includes('\0')) throw new AssistantError('request.malformed');
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next)) rest.push(key, inner);
    }
  }
}
