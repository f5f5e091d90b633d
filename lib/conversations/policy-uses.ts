// Which policies reached a question: they shaped its plan, their words stood there and changed nothing, or
// they would have reached it were this person not the control. Both sides are counted by one rule, else the
// comparison would favour one of them.

import type { Locale } from '../i18n/locale.ts';
import { questionLocale } from '../language/locale/question-locale.ts';
import { applicablePolicies } from '../language/policies/applicable-policies.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { DeployedPolicy, PoliciesFor } from './live-policies.ts';

export interface RecordedUse {
  readonly policyId: string;
  readonly versionId: string;
  readonly heldBack: boolean;
  readonly applied: boolean;
}

export function policyUses(
  { live, deployed, heldBack }: PoliciesFor,
  answered: { question: string; locale: Locale; outcome: Outcome },
): RecordedUse[] {
  if (deployed.length + heldBack.length === 0) return [];
  const { outcome, question } = answered;
  const locale = questionLocale(question, answered.locale);
  const reach = (policies: readonly LivePolicy[]) => {
    const found = applicablePolicies(policies, question, locale, outcome.policies);
    return new Set(found.filter((policy) => concerns(policy, outcome)).map(({ id }) => id));
  };
  const use = (policies: readonly DeployedPolicy[], reached: ReadonlySet<string>, isHeldBack: boolean) =>
    policies
      .filter((policy) => reached.has(policy.live.id))
      .map(({ policyId, versionId, live: policy }) => ({
        policyId,
        versionId,
        heldBack: isHeldBack,
        applied: !isHeldBack && outcome.policies.includes(policy.id),
      }));
  return [
    ...use(deployed, reach(live), false),
    ...(heldBack.length > 0 ? use(heldBack, reach(heldBack.map((policy) => policy.live)), true) : []),
  ];
}

/** A policy without words of its own is about the rows of its model. */
function concerns({ effect, triggers }: LivePolicy, { plan }: Outcome): boolean {
  if (triggers.length > 0 || !('model' in effect) || 'term' in effect || 'label' in effect) return true;
  return plan !== undefined && JSON.stringify(plan).includes(`"${effect.model}"`);
}
