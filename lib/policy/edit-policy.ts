// An admin's own words for a policy: a new version of one, or a policy that nobody complained for. What is
// live stays live until the new version has been proven, approved and deployed.
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { canonicalKey } from './canonical-effect.ts';
import { changePolicy, notNow } from './change-policy.ts';
import { policyId } from './external-id.ts';
import { policyCandidateSchema } from './generate/policy-candidate.ts';
import { requestProof } from './request-proof.ts';

const { title, category, priority, rule, rationale, examples, missingKnowledge, triggers, locale, effect } =
  policyCandidateSchema.shape;

/** What an admin may write. What is left out stays as the newest version has it. */
export const policyEditBody = z.strictObject({
  title: title.optional(),
  category: category.optional(),
  priority: priority.optional(),
  rule: rule.optional(),
  rationale: rationale.optional(),
  examples: examples.optional(),
  missing_knowledge: missingKnowledge.optional(),
  triggers: triggers.optional(),
  locale: z.union([z.null(), locale.unwrap()]).optional(),
  effect: effect.optional(),
  expected: z.number().int().nullable().optional(),
});
export type PolicyEdit = z.infer<typeof policyEditBody>;

export const newPolicyBody = z.strictObject({
  source_id: z.uuid(),
  title,
  category,
  priority,
  rule,
  rationale: rationale.optional(),
  examples: examples.optional(),
  triggers: triggers.optional(),
  locale: locale.unwrap().optional(),
  effect,
});
export type NewPolicy = z.infer<typeof newPolicyBody>;

/**
 * Adds a version and starts its proof.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for a retired policy, for an edit that
 *   changes nothing, and for an effect that another policy has
 */
export async function editPolicy(
  database: Database,
  adminId: string,
  number: number,
  { expected, missing_knowledge: missing, ...edit }: PolicyEdit,
): Promise<{ version: number }> {
  return mindingDuplicates(() =>
    changePolicy(database, adminId, number, {
      action: 'policy.edited',
      expected,
      async run(transaction, policy) {
        if (policy.state === 'retired') throw notNow('it is retired');
        const { id: _id, createdAt: _at, authorId: _author, ...before } = policy.newest;
        const changed = {
          ...before,
          ...edit,
          ...(missing === undefined ? {} : { missingKnowledge: missing }),
        };
        if (JSON.stringify(changed) === JSON.stringify(before)) throw notNow('nothing is changed');
        const version = await transaction.policyVersion.create({
          data: {
            ...changed,
            number: before.number + 1,
            authorId: adminId,
            examples: asJson(changed.examples),
            correctMapping: changed.correctMapping === null ? Prisma.DbNull : asJson(changed.correctMapping),
            effect: asJson(changed.effect),
          },
        });
        if (edit.effect || edit.locale !== undefined) {
          const key = canonicalKey(effect.parse(changed.effect), policy.sourceId ?? '', changed.locale);
          await transaction.policy.update({ where: { id: policy.id }, data: { canonicalKey: key } });
        }
        await requestProof(transaction, version.id, adminId);
        return { result: { version: version.number }, detail: { version: version.number } };
      },
    }),
  );
}

/**
 * Keeps a policy that an admin wrote; it goes the same way as any other.
 *
 * @throws AssistantError `resource.not_found` for an unknown source; `resource.conflict` for an effect that
 *   another policy has
 */
export async function writePolicy(
  database: Database,
  adminId: string,
  { source_id: sourceId, effect: wanted, ...written }: NewPolicy,
): Promise<{ id: string }> {
  const source = await database.source.findFirst({ where: { id: sourceId, removedAt: null } });
  if (!source) throw new AssistantError('resource.not_found');
  return mindingDuplicates(() =>
    database.$transaction(async (transaction) => {
      const policy = await transaction.policy.create({
        data: {
          sourceId,
          isCustom: true,
          evidenceCount: 0,
          canonicalKey: canonicalKey(wanted, sourceId, written.locale),
          versions: {
            create: { ...written, number: 1, confidence: 1, authorId: adminId, effect: asJson(wanted) },
          },
        },
        select: { number: true, versions: { select: { id: true } } },
      });
      const id = policyId(policy.number);
      for (const version of policy.versions) await requestProof(transaction, version.id, adminId);
      await recordAudit(transaction, {
        actorId: adminId,
        action: 'policy.edited',
        subject: `policy:${id}`,
        detail: { version: 1 },
      });
      return { id };
    }),
  );
}

async function mindingDuplicates<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if ((thrown as { code?: unknown } | null)?.code !== 'P2002') throw thrown;
    throw new AssistantError('resource.conflict', {
      detail: 'another policy has this effect',
      cause: thrown,
    });
  }
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
