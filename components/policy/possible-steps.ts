import type { PolicyDetail } from '#lib/policy/policy-view.ts';
import type { Step } from './api.ts';

/** The steps that are possible from where a policy stands, the next one first; taken back is only what is live. */
export function possibleSteps({ state, live }: Pick<PolicyDetail, 'state' | 'live'>): Step[] {
  const takeBack: Step[] = live ? ['rollback'] : [];
  switch (state) {
    case 'pending':
      return ['approve', 'reject', ...takeBack];
    case 'approved':
    case 'suspended':
      return ['deploy', 'reject', ...takeBack, 'retire'];
    case 'deployed':
      return live && (live.share < 100 || live.role)
        ? ['promote', 'rollback', 'hold', 'retire']
        : ['rollback', 'promote', 'hold', 'retire'];
    case 'rejected':
      return takeBack;
    case 'retired':
      return [];
  }
}
