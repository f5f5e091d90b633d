import type { SignedIn } from '../auth/signed-in.ts';
import { type Envelope, envelopeSchema } from '../envelope/envelope.ts';

/**
 * A kept envelope as this person may see it today: without code and SQL when the permission was taken
 * away since. Null for a question, and for an envelope of a form that is no longer known.
 */
export function envelopeFor(kept: unknown, reader: SignedIn): Envelope | null {
  const parsed = envelopeSchema.safeParse(kept);
  if (!parsed.success) return null;
  const envelope = parsed.data;
  if (envelope.type !== 'answer' || reader.permissions.has('code:read')) return envelope;
  const { code: _code, provenance, ...data } = envelope.data;
  if (!provenance) return { ...envelope, data };
  const { sql: _sql, ...readable } = provenance;
  return { ...envelope, data: { ...data, provenance: readable } };
}
