// How far a complaint has come, for the person who made it: heard, answered with a suggestion, or mended.
import type { Prisma } from '../db/generated/client.ts';
import { isInShare } from './live-policies.ts';

export type FeedbackState = 'recorded' | 'suggested' | 'live';

/** What a state is read from, to be selected with a feedback. */
export const stateColumns = {
  verdict: true,
  evidence: {
    select: {
      policy: {
        select: {
          id: true,
          retiredAt: true,
          deployments: {
            orderBy: { serial: 'desc' },
            take: 1,
            select: { versionId: true, share: true, role: true },
          },
        },
      },
    },
  },
} satisfies Prisma.FeedbackSelect;

type Row = Prisma.FeedbackGetPayload<{ select: typeof stateColumns }>;

/** Live is what holds for this person: one who is in the control of a trial is still waiting. */
export function feedbackState(
  { verdict, evidence }: Row,
  author: { readonly id: string; readonly role: 'staff' | 'admin' },
): FeedbackState {
  if (verdict === 'up') return 'recorded';
  const policies = evidence.map(({ policy }) => policy).filter(({ retiredAt }) => retiredAt === null);
  const live = policies.some(({ id, deployments: [newest] }) => {
    if (!newest || newest.versionId === null) return false;
    return (newest.role === null || newest.role === author.role) && isInShare(id, author.id, newest.share);
  });
  if (live) return 'live';
  return policies.length > 0 ? 'suggested' : 'recorded';
}
