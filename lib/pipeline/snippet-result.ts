import { namePattern } from '../data-source/manifest.ts';
import { type SnippetResult, snippetResultSchema } from '../data-source/reply.ts';
import { AssistantError } from '../errors/assistant-error.ts';

/**
 * Reads what a snippet returned. The text comes from a place that is not trusted, so it is checked as
 * strictly as a request from outside.
 * @throws AssistantError `sandbox.output_rejected`
 */
export function readSnippetResult(text: string): SnippetResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AssistantError('sandbox.output_rejected', { detail: 'not JSON', cause });
  }
  const parsed = snippetResultSchema.safeParse(value);
  if (!parsed.success) {
    throw new AssistantError('sandbox.output_rejected', { detail: 'not a result', cause: parsed.error });
  }
  const { columns, rows } = parsed.data;
  const names = new Set(columns.map(({ name }) => name));
  if (names.size < columns.length || ![...names].every((name) => namePattern.test(name)))
    throw new AssistantError('sandbox.output_rejected', { detail: 'names of columns' });
  if (!rows.every((row) => row.length === columns.length))
    throw new AssistantError('sandbox.output_rejected', { detail: 'a row has other columns' });
  return parsed.data;
}
