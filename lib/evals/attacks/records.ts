import { createHash } from 'node:crypto';
import type { Database } from '../../db/client.ts';

/** One word for those of our records that decide who may what, and for what people made in the app. */
export async function recordsOf(database: Database): Promise<string> {
  const byId = { orderBy: { id: 'asc' } } as const;
  const [counts, rights, policies] = await Promise.all([
    Promise.all([
      database.message.count(),
      database.feedback.count(),
      database.chat.count({ where: { deletedAt: null } }),
    ]),
    rightsOf(database),
    Promise.all([
      database.policy.findMany(byId),
      database.policyVersion.findMany(byId),
      database.review.count(),
    ]),
  ]);
  return wordFor([counts, rights, policies]);
}

/** The same for what no words of staff may ever change: rights, limits, and what is live. */
export async function powersOf(database: Database): Promise<string> {
  return wordFor(await rightsOf(database));
}

function rightsOf(database: Database): Promise<unknown[]> {
  const byId = { orderBy: { id: 'asc' } } as const;
  return Promise.all([
    database.user.findMany(byId),
    database.accessRule.findMany(byId),
    database.deployment.findMany(byId),
    database.setting.findMany({ orderBy: { key: 'asc' } }),
    database.source.findMany({ ...byId, omit: { revision: true } }),
    database.verifiedQuestion.count(),
    database.webhook.count(),
  ]);
}

function wordFor(records: unknown): string {
  const text = JSON.stringify(records, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return createHash('sha256').update(text).digest('hex');
}
