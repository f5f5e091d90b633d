// Answers that an admin has checked: their plans are reused, they are protected from policies, and they can be
// withdrawn. Rows are never kept: a verified question is answered from the data of its day.
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import { indexManifest, type Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { generateSnippet } from '../pipeline/code-generator.ts';
import { foldWords } from '../pipeline/context-builder.ts';
import { planSchema } from '../pipeline/plan.ts';
import { keptQuestion } from './kept-question.ts';

export const verifyBody = z.strictObject({
  message_id: z.uuid(),
  /** The question so that it stands alone, where it was asked in a conversation. */
  question: z.string().trim().min(3).max(1000).optional(),
});
export const verifiedParams = z.object({ id: z.uuid() });

export interface VerifiedView {
  readonly id: string;
  readonly source_id: string;
  readonly question: string;
  readonly locale: string;
  readonly plan: unknown;
  readonly verified_by: { readonly id: string; readonly name: string };
  readonly verified_at: string;
  /** It names something that the source no longer has. */
  readonly broken: boolean;
}

/**
 * Verifies an answer: one of the admin's own, or one that somebody gave feedback on. A question verified before
 * in the same words is replaced.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for an answer without a plan, and for one of
 *   a conversation whose question is not said so that it stands alone
 */
export async function verifyAnswer(
  database: Database,
  admin: { readonly id: string },
  { message_id: messageId, question }: z.output<typeof verifyBody>,
): Promise<VerifiedView> {
  const mayBeSeen = await database.message.findFirst({
    where: { id: messageId, OR: [{ chat: { ownerId: admin.id } }, { feedback: { some: {} } }] },
    select: { id: true },
  });
  const kept = mayBeSeen ? await keptQuestion(database, messageId) : undefined;
  if (!kept) throw new AssistantError('resource.not_found');
  const { asked, answered } = kept;
  if (!answered.plan) throw new AssistantError('resource.conflict', { detail: 'it has no plan' });
  if (asked.turns.length > 0 && question === undefined) {
    throw new AssistantError('resource.conflict', { detail: 'say the question so that it stands alone' });
  }
  const words = question ?? asked.question;
  const same = { sourceId: asked.sourceId, locale: asked.locale, normalized: foldWords(words) };
  const id = await database.$transaction(async (transaction) => {
    await transaction.verifiedQuestion.updateMany({
      where: { ...same, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    const made = await transaction.verifiedQuestion.create({
      data: {
        ...same,
        question: words,
        plan: JSON.parse(JSON.stringify(answered.plan)),
        messageId,
        verifiedById: admin.id,
      },
      select: { id: true },
    });
    await recordAudit(transaction, {
      actorId: admin.id,
      action: 'question.verified',
      subject: `verified-question:${made.id}`,
      detail: { message_id: messageId },
    });
    return made.id;
  });
  const view = (await listVerified(database)).find((each) => each.id === id);
  if (!view) throw new AssistantError('resource.conflict');
  return view;
}

/** From the next question on it is read like any other. @throws AssistantError `resource.not_found` */
export async function withdrawVerified(database: Database, adminId: string, id: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.verifiedQuestion.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) throw new AssistantError('resource.not_found');
    await recordAudit(transaction, {
      actorId: adminId,
      action: 'question.withdrawn',
      subject: `verified-question:${id}`,
    });
  });
}

/** Those that hold, the newest first; broken ones are said to be. */
export async function listVerified(database: Database): Promise<VerifiedView[]> {
  const rows = await database.verifiedQuestion.findMany({
    where: { withdrawnAt: null },
    orderBy: { verifiedAt: 'desc' },
    include: { verifiedBy: { select: { id: true, name: true } } },
  });
  const sources = [...new Set(rows.map(({ sourceId }) => sourceId))];
  const seen = await Promise.all(
    sources.map((sourceId) =>
      database.manifestVersion.findFirst({ where: { sourceId }, orderBy: { seenAt: 'desc' } }),
    ),
  );
  const indexes = new Map(
    seen.flatMap((one) =>
      one ? [[one.sourceId, indexManifest(one.manifest as unknown as Manifest)] as const] : [],
    ),
  );
  return rows.map((row) => {
    const manifest = indexes.get(row.sourceId);
    return {
      id: row.id,
      source_id: row.sourceId,
      question: row.question,
      locale: row.locale,
      plan: row.plan,
      verified_by: row.verifiedBy,
      verified_at: row.verifiedAt.toISOString(),
      broken: manifest !== undefined && !isWhole(row.plan, manifest),
    };
  });
}

function isWhole(plan: unknown, manifest: ReturnType<typeof indexManifest>): boolean {
  const parsed = planSchema.safeParse(plan);
  if (!parsed.success) return false;
  try {
    generateSnippet(parsed.data, { manifest, now: new Date(), timeZone: 'UTC', rowLimit: 1 });
    return true;
  } catch (thrown) {
    if (thrown instanceof AssistantError && thrown.code === 'plan.invalid') return false;
    throw thrown;
  }
}
