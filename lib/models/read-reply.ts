import type { z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';
import type { ModelReply } from './call-model.ts';
import { readJson } from './read-json.ts';

/**
 * The object of a reply in the form that was asked for.
 *
 * @throws AssistantError `model.declined`, or `model.invalid_reply` with what is wrong with it, and the reply as `generated`
 */
export async function readReply<T>({ text, cut, declined }: ModelReply, schema: z.ZodType<T>): Promise<T> {
  if (declined) throw new AssistantError('model.declined');
  const invalid = (detail: string) =>
    new AssistantError('model.invalid_reply', { detail, generated: text.slice(0, 4000) });
  const read = await readJson(text, cut, (value) => schema.safeParse(value).success);
  if ('problem' in read) throw invalid(cut ? 'cut_off' : read.problem);
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(`${issue?.path.join('.') || 'the reply'}: ${issue?.code}`);
}
