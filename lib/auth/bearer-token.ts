// Tokens for scripts: 256 random bits, shown once, kept as a hash. They act as the person they belong to
// and die with the account.
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { type AccountRow, type SignedIn, signedInFrom } from './signed-in.ts';

const prefix = 'docent_';

/** Makes a token for a person and gives it; it cannot be shown again. */
export async function issueToken(
  database: Database,
  token: { userId: string; name: string; expiresAt?: Date },
): Promise<string> {
  const text = prefix + randomBytes(32).toString('base64url');
  await database.$transaction(async (transaction) => {
    const { id } = await transaction.apiToken.create({
      data: { ...token, hash: hashOf(text) },
      select: { id: true },
    });
    await recordAudit(transaction, {
      actorId: token.userId,
      action: 'token.issued',
      subject: `token:${id}`,
      detail: { name: token.name },
    });
  });
  return text;
}

/** The person a token belongs to, unless it was revoked, expired, or the account is disabled. */
export async function findTokenOwner(
  database: Database,
  text: string,
  now = new Date(),
): Promise<SignedIn | undefined> {
  if (!text.startsWith(prefix) || text.length > 100) return undefined;
  const [row] = await database.$queryRaw<(AccountRow & { tokenId: string; lastUsedAt: Date | null })[]>`
    select u.id, u.email, u.name, u.role::text as role, u.attributes, t.id as "tokenId", t."lastUsedAt",
      (select value from "Setting" where key = 'staff_reads_code') as "staffReadsCode"
    from "ApiToken" t join "User" u on u.id = t."userId"
    where t.hash = ${hashOf(text)} and t."revokedAt" is null
      and (t."expiresAt" is null or t."expiresAt" > ${now}) and u."disabledAt" is null`;
  if (!row) return undefined;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > 60_000) {
    await database.apiToken.updateMany({ where: { id: row.tokenId }, data: { lastUsedAt: now } });
  }
  return signedInFrom(row, 'token');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
