import type { Transaction } from '../db/client.ts';
import { type PolicyEffect, policyEffectSchema } from '../pipeline/live-policy.ts';
import { canonicalKey, subjectOf } from './canonical-effect.ts';
import { policyId } from './external-id.ts';

export interface Contradiction {
  /** `RUL-3`, which is live. */
  readonly id: string;
  readonly title: string;
}

/** Live policies of the source that decide about the same and say something else. */
export async function contradictions(
  transaction: Transaction,
  ownId: string,
  sourceId: string | null,
  effect: PolicyEffect,
): Promise<Contradiction[]> {
  const subject = subjectOf(effect);
  if (subject === undefined) return [];
  const rows = await transaction.$queryRaw<{ number: number; title: string; effect: unknown }[]>`
    select p.number, v.title, v.effect
    from (select distinct on ("policyId") * from "Deployment" order by "policyId", serial desc) d
    join "Policy" p on p.id = d."policyId"
    join "PolicyVersion" v on v.id = d."versionId"
    where p."retiredAt" is null and p.id <> ${ownId}::uuid
      and (p."sourceId" is null or p."sourceId" = ${sourceId}::uuid)
    order by p.number`;
  const own = canonicalKey(effect, '');
  return rows.flatMap((row) => {
    const other = policyEffectSchema.safeParse(row.effect);
    const differs =
      other.success && subjectOf(other.data) === subject && canonicalKey(other.data, '') !== own;
    return differs ? [{ id: policyId(row.number), title: row.title }] : [];
  });
}
