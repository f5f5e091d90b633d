// Changes of an account. Each ends what the account had open before, so that nothing outlives the change.
import { recordAudit } from '../audit/record-audit.ts';
import type { Database, Transaction } from '../db/client.ts';
import type { Role } from '../db/generated/enums.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { normalizeEmail } from './create-user.ts';
import { hashPassword } from './password.ts';

/** @throws AssistantError `resource.not_found` */
export async function changeRole(
  database: Database,
  email: string,
  role: Role,
  actorId?: string,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    const id = await change(transaction, email, { role });
    const subject = `user:${id}`;
    await recordAudit(transaction, { actorId, action: 'user.role_changed', subject, detail: { role } });
  });
}

/** Disables or enables an account; its sessions and tokens end with the first. */
export async function setDisabled(
  database: Database,
  email: string,
  disabled: boolean,
  actorId?: string,
): Promise<void> {
  const now = new Date();
  await database.$transaction(async (transaction) => {
    const id = await change(transaction, email, { disabledAt: disabled ? now : null });
    if (disabled) {
      await endSessions(transaction, id, now);
      await transaction.apiToken.updateMany({
        where: { userId: id, revokedAt: null },
        data: { revokedAt: now },
      });
    }
    const action = disabled ? 'user.disabled' : 'user.enabled';
    await recordAudit(transaction, { actorId, action, subject: `user:${id}` });
  });
}

/** Sets a password and ends every session that was started with the old one. */
export async function changePassword(
  database: Database,
  email: string,
  password: string,
  actorId?: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database.$transaction(async (transaction) => {
    const id = await change(transaction, email, { passwordHash });
    await endSessions(transaction, id, new Date());
    await recordAudit(transaction, { actorId, action: 'user.password_changed', subject: `user:${id}` });
  });
}

type Change = { role: Role } | { disabledAt: Date | null } | { passwordHash: string };

async function change(transaction: Transaction, email: string, data: Change): Promise<string> {
  const [user] = await transaction.user.updateManyAndReturn({
    where: { email: normalizeEmail(email) },
    data,
    select: { id: true },
  });
  if (!user) throw new AssistantError('resource.not_found', { detail: 'no such account' });
  return user.id;
}

async function endSessions(transaction: Transaction, userId: string, now: Date): Promise<void> {
  await transaction.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
}
