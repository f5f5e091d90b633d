// The words of notices in English; the other languages have the same keys.
export const en = {
  none: 'Nothing new. What concerns you is told here.',
  askAgain: 'Ask again',
  markRead: 'Mark as read',
  look: 'Look at it',
  kinds: {
    'question.fixed': 'A question of yours is answered better now',
    'policy.suggested': 'A policy was suggested',
    'policy.regression': 'A policy would change a protected answer',
    'policy.suspended': 'A policy did harm and was suspended',
    'policy.harms': 'A policy does more harm than good',
    'policy.unused': 'A policy was not used for long',
    'generation.failed': 'A suggestion could not be made',
    'learning.alert': 'A limit of learning was passed',
  },
};

export type NoticeWords = typeof en;
