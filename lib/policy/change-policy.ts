// One step of a policy at a time. Every step takes the lock of its policy, looks at where the policy stands
// now, and adds a record: of two admins at once the second sees what the first did, and is told (409).
import { type AuditAction, recordAudit } from '../audit/record-audit.ts';
import type { Database, Transaction } from '../db/client.ts';
import type { Deployment, PolicyVersion, Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { policyId } from './external-id.ts';
import { type PolicyState, policyState } from './policy-state.ts';

export interface LockedPolicy {
  readonly id: string;
  readonly number: number;
  readonly sourceId: string | null;
  readonly evidenceCount: number;
  readonly newest: PolicyVersion;
  readonly newestDeployment?: Deployment;
  readonly state: PolicyState;
}

export interface Step<Result> {
  readonly action: AuditAction;
  /** The newest deployment that the admin saw, `null` for none; absent: whichever it is. */
  readonly expected?: number | null | undefined;
  readonly run: (
    transaction: Transaction,
    policy: LockedPolicy,
  ) => Promise<{ result: Result; detail?: Prisma.InputJsonObject }>;
}

/**
 * Takes one step of a policy and writes who did it.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` for a step that is not possible now, or
 *   when something was deployed since the admin looked
 */
export async function changePolicy<Result>(
  database: Database,
  actorId: string | undefined,
  number: number,
  { action, expected, run }: Step<Result>,
): Promise<Result> {
  return database.$transaction(async (transaction) => {
    const policy = await lockPolicy(transaction, number);
    const serial = policy.newestDeployment?.serial ?? null;
    if (expected !== undefined && expected !== serial) throw notNow('it was deployed since you looked');
    const { result, detail } = await run(transaction, policy);
    await recordAudit(transaction, { actorId, action, subject: `policy:${policyId(number)}`, detail });
    return result;
  });
}

export function notNow(detail: string): AssistantError {
  return new AssistantError('resource.conflict', { detail });
}

async function lockPolicy(transaction: Transaction, number: number): Promise<LockedPolicy> {
  const [locked] = await transaction.$queryRaw<{ id: string }[]>`
    select id from "Policy" where number = ${number}::int for update`;
  if (!locked) throw new AssistantError('resource.not_found');
  const policy = await transaction.policy.findUniqueOrThrow({
    where: { id: locked.id },
    include: {
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: { reviews: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 } },
      },
      deployments: { orderBy: { serial: 'desc' }, take: 1 },
    },
  });
  const [newest] = policy.versions;
  if (!newest) throw new AssistantError('internal.unexpected', { detail: 'a policy without a version' });
  const { reviews, ...version } = newest;
  const [deployment] = policy.deployments;
  return {
    id: policy.id,
    number: policy.number,
    sourceId: policy.sourceId,
    evidenceCount: policy.evidenceCount,
    newest: version,
    ...(deployment ? { newestDeployment: deployment } : {}),
    state: policyState({
      retiredAt: policy.retiredAt,
      newestVersionId: version.id,
      verdict: reviews[0]?.verdict,
      deployment,
    }),
  };
}
