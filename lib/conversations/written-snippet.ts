import { envelopeSchema } from '../envelope/envelope.ts';
import type { WrittenSnippet } from '../pipeline/stages.ts';

/**
 * The snippet that a model wrote for an answer, from our own records of it: what is needed to run it anew.
 * Undefined for every answer that has a plan, and for what is no answer.
 */
export function writtenSnippet(
  kept: unknown,
  reading: string | null,
  code: string | null | undefined,
): WrittenSnippet | undefined {
  const envelope = envelopeSchema.safeParse(kept);
  const provenance =
    envelope.success && envelope.data.type === 'answer' ? envelope.data.data.provenance : undefined;
  if (!provenance?.snippet || !code || reading === null) return undefined;
  const { confidence, assumptions, policies } = provenance;
  return { code, reading, confidence, assumptions, policies: policies.map(({ id }) => id) };
}
