// Who did what, for ever: entries are added and never changed (a trigger refuses it). They hold ids and
// what was decided, never rows of the source, texts of questions or secrets.
import type { Transaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';

export const auditActions = [
  'session.started',
  'session.refused',
  'session.ended',
  'session.revoked',
  'token.issued',
  'token.revoked',
  'user.created',
  'user.role_changed',
  'user.disabled',
  'user.enabled',
  'user.password_changed',
  'user.attributes_changed',
  'source.connected',
  'source.changed',
  'source.removed',
  'source.refreshed',
  'source.labelled',
  'source.described',
  'source.access_changed',
  'answer.exported',
  'answer.export_ended',
  'anti_pattern.muted',
  'anti_pattern.unmuted',
  'setting.changed',
  'model.chosen',
  'model.forgotten',
  'policy.generation_requested',
  'policy.generation_cancelled',
  'policy.edited',
  'policy.approved',
  'policy.rejected',
  'policy.deployed',
  'policy.promoted',
  'policy.held',
  'policy.rolled_back',
  'policy.suspended',
  'policy.retired',
  'policy.proof_requested',
  'policy.proof_cancelled',
  'question.verified',
  'question.withdrawn',
  'webhook.added',
  'webhook.removed',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditRecord {
  /** Absent for what nobody signed in did: the first start, the command line, a refused sign-in. */
  readonly actorId?: string | undefined;
  readonly action: AuditAction;
  /** What it was done to: `user:ID`, `setting:KEY`. */
  readonly subject?: string;
  readonly detail?: Prisma.InputJsonObject;
}

/** Adds one entry, in the transaction of what it records, so that neither exists without the other. */
export async function recordAudit(transaction: Transaction, record: AuditRecord): Promise<void> {
  await transaction.auditEntry.create({
    data: {
      actorId: record.actorId ?? null,
      action: record.action,
      subject: record.subject ?? '',
      detail: record.detail ?? {},
    },
  });
}
