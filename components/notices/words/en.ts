import type { SameKeys } from '../../words/same-keys.ts';

// The words of notices in English; the other languages have the same keys.
export const en = {
  none: 'Nothing new. What concerns you is told here.',
  markRead: 'Mark as read',
  markAllRead: 'Mark all as read',
  look: 'Look at it',
  kinds: {
    question: { fixed: 'A question of yours is answered better now' },
    policy: {
      suggested: 'A policy was suggested',
      regression: 'A policy would change a protected answer',
      suspended: 'A policy did harm and was suspended',
      harms: 'A policy does more harm than good',
      unused: 'A policy was not used for long',
      vanished: 'A live policy names what is gone',
      expired: 'A policy has grown old and is silent',
    },
    generation: { failed: 'A suggestion could not be made' },
    learning: { alert: 'A limit of learning was passed' },
  },
  alerts: {
    pending_feedback: '{value} complaints wait to be learned from; more than {above} are too many.',
    generation_errors: '{value} of the generations of the last day failed; more than {above} are too many.',
    deployments_per_day: '{value} deployments in the last day; more than {above} are unusual.',
    hours_to_approval: 'An approval takes {value} hours on average; more than {above} are too long.',
  },
} as const;

export type NoticeWords = SameKeys<typeof en>;
