// One complaint may need two things to be known, and then neither mends it alone. Policies that were made of
// the same complaint and are not live are companions: they are tried together on what failed.
import type { Database } from '../db/client.ts';
import { type LivePolicy, livePolicySchema } from '../pipeline/live-policy.ts';
import { policyId } from './external-id.ts';
import { policyState } from './policy-state.ts';

const most = 6;

/** Those that wait or are approved; what somebody rejected, silenced or retired is no companion. */
export async function companionsOf(database: Database, ownId: string): Promise<LivePolicy[]> {
  const policies = await database.policy.findMany({
    where: {
      id: { not: ownId },
      retiredAt: null,
      evidence: { some: { feedback: { verdict: 'down', evidence: { some: { policyId: ownId } } } } },
    },
    orderBy: { number: 'asc' },
    take: most,
    include: {
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: { reviews: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 } },
      },
      deployments: { orderBy: { serial: 'desc' }, take: 1 },
    },
  });
  return policies.flatMap(({ number, retiredAt, versions: [version], deployments: [deployment] }) => {
    if (!version) return [];
    const state = policyState({
      retiredAt,
      newestVersionId: version.id,
      verdict: version.reviews[0]?.verdict,
      deployment,
    });
    if (state !== 'pending' && state !== 'approved') return [];
    const live = livePolicySchema.safeParse({
      id: policyId(number),
      title: version.title,
      triggers: version.triggers,
      ...(version.locale === null ? {} : { locale: version.locale }),
      effect: version.effect,
    });
    return live.success ? [live.data] : [];
  });
}
