// The key of a row as text that can stand in an address, and the position of a row in an ordered list.
// Both are made of values the person may see, so nothing about them is secret; what comes back from
// outside is checked like any other value.
import { z } from 'zod';
import { recordKeySchema } from '../envelope/record-key.ts';
import { AssistantError } from '../errors/assistant-error.ts';

const cell = z.union([z.string().max(2000), z.number(), z.boolean()]);
const positionSchema = z.strictObject({ sort: cell.nullable().optional(), key: recordKeySchema });

/** Where a row stands: the value it is sorted by, when it is sorted by more than its key, and its key. */
export type Position = z.output<typeof positionSchema>;
export type RowKey = z.output<typeof recordKeySchema>;

/** @throws AssistantError `resource.not_found` for what is no key of `length` parts */
export function readKey(text: string, length: number): RowKey {
  const key = recordKeySchema.safeParse(decode(text));
  if (!key.success || key.data.length !== length) throw new AssistantError('resource.not_found');
  return key.data;
}

export function positionText(position: Position): string {
  return encode(position);
}

/** @throws AssistantError `request.malformed` for what no page ever gave */
export function readPosition(text: string): Position {
  const position = positionSchema.safeParse(decode(text));
  if (!position.success) throw new AssistantError('request.malformed', { detail: 'position' });
  return position.data;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    // Any text that is not ours: the caller's schema refuses it.
    return undefined;
  }
}
