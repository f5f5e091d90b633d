import type { NoticeKind } from '#lib/notices/notice-kinds.ts';

// The words of notices in English; the other languages have the same keys.
export const en = {
  none: 'Nothing new. What concerns you is told here.',
  askAgain: 'Ask again',
  markRead: 'Mark as read',
  markAllRead: 'Mark all as read',
  look: 'Look at it',
  kinds: {
    'question.fixed': 'A question of yours is answered better now',
    'policy.suggested': 'A policy was suggested',
    'policy.regression': 'A policy would change a protected answer',
    'policy.suspended': 'A policy did harm and was suspended',
    'policy.harms': 'A policy does more harm than good',
    'policy.unused': 'A policy was not used for long',
    'policy.vanished': 'A live policy names what is gone',
    'policy.expired': 'A policy has grown old and is silent',
    'generation.failed': 'A suggestion could not be made',
    'learning.alert': 'A limit of learning was passed',
  } satisfies Record<NoticeKind, string>,
  alerts: {
    pending_feedback: (value: string, above: string) =>
      `${value} complaints wait to be learned from; more than ${above} are too many.`,
    generation_errors: (value: string, above: string) =>
      `${value} of the generations of the last day failed; more than ${above} are too many.`,
    deployments_per_day: (value: string, above: string) =>
      `${value} deployments in the last day; more than ${above} are unusual.`,
    hours_to_approval: (value: string, above: string) =>
      `An approval takes ${value} hours on average; more than ${above} are too long.`,
  },
};

export type NoticeWords = typeof en;
