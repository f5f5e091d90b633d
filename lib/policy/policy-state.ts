// Where a policy stands follows from its records: the newest version, the newest verdict on it, and the
// newest deployment. Nothing else says so, and nothing has to be kept in step.
export const policyStates = ['pending', 'approved', 'rejected', 'deployed', 'suspended', 'retired'] as const;
export type PolicyState = (typeof policyStates)[number];

/** The four of the interface for programs. */
export const ruleStatuses = ['pending', 'approved', 'rejected', 'deployed'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

export interface PolicyRecords {
  readonly retiredAt: Date | null;
  readonly newestVersionId: string;
  /** Of the newest version. */
  readonly verdict?: 'approved' | 'rejected' | undefined;
  readonly deployment?: { readonly versionId: string | null; readonly kind: string } | undefined;
}

export function policyState({ retiredAt, newestVersionId, verdict, deployment }: PolicyRecords): PolicyState {
  if (retiredAt) return 'retired';
  if (deployment?.versionId === newestVersionId) return 'deployed';
  if (verdict === 'rejected') return 'rejected';
  if (verdict !== 'approved') return 'pending';
  const silenced = deployment?.versionId === null && ['hold', 'suspend'].includes(deployment.kind);
  return silenced ? 'suspended' : 'approved';
}

/** A policy that is held back or taken out of use stays approved; it is not live. */
export function ruleStatus(state: PolicyState): RuleStatus {
  return state === 'suspended' || state === 'retired' ? 'approved' : state;
}
