import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import type { Role } from '../db/generated/enums.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { hashPassword } from './password.ts';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Absent for an account that only uses tokens. */
  readonly password?: string;
  readonly attributes?: Readonly<Record<string, string | number | (string | number)[]>>;
  /** Who made the account; absent at first start and on the command line. */
  readonly createdById?: string;
}

/**
 * Makes an account and gives its id.
 *
 * @throws AssistantError `resource.conflict` when the address has one, `request.malformed` when it is
 *   not an e-mail address; RangeError when the password is too short or too long
 */
export async function createUser(database: Database, user: NewUser): Promise<string> {
  const email = normalizeEmail(user.email);
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new AssistantError('request.malformed', { detail: 'not an e-mail address' });
  }
  const passwordHash = user.password === undefined ? null : await hashPassword(user.password);
  return database.$transaction(async (transaction) => {
    // `on conflict do nothing` rather than a caught error: a race gives the same clear refusal.
    const { count } = await transaction.user.createMany({
      data: [{ email, name: user.name, role: user.role, passwordHash, attributes: user.attributes ?? {} }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AssistantError('resource.conflict', { detail: 'the address has an account' });
    const { id } = await transaction.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await recordAudit(transaction, {
      actorId: user.createdById,
      action: 'user.created',
      subject: `user:${id}`,
      detail: { role: user.role },
    });
    return id;
  });
}

/** How an address is stored and looked up. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
