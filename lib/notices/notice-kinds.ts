/** Everything Docent tells people of by itself. */
export const noticeKinds = [
  'policy.suggested',
  'policy.regression',
  'policy.suspended',
  'policy.harms',
  'policy.unused',
  'policy.expired',
  'policy.vanished',
  'generation.failed',
  'learning.alert',
  'question.fixed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What may leave the app to a webhook: what concerns admins, never what concerns one person. */
export const webhookKinds = noticeKinds.filter((kind) => kind !== 'question.fixed');
