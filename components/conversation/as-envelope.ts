import type { Envelope } from '#lib/envelope/envelope.ts';

const kinds = new Set(['answer', 'clarification', 'out_of_scope', 'error']);

/**
 * The value as an envelope, or nothing. The server has validated it against the whole schema; this
 * only tells an envelope from the page of a proxy in between, without shipping the schema.
 */
export function asEnvelope(value: unknown): Envelope | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, message, data, meta } = value as Record<string, unknown>;
  const whole =
    typeof type === 'string' &&
    kinds.has(type) &&
    typeof message === 'string' &&
    typeof data === 'object' &&
    data !== null &&
    typeof meta === 'object' &&
    meta !== null;
  return whole ? (value as Envelope) : undefined;
}
