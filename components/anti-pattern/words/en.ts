import type { SameKeys } from '../../words/same-keys.ts';

// Every string of the page of anti-patterns in English; the other languages have the same keys.
export const en = {
  title: 'Anti-patterns',
  text: 'Mistakes that a model made when it turned questions into queries. The next prompt that concerns them says what to avoid.',
  none: 'No mistake was made yet. They appear here once a model answers questions.',
  classes: {
    reply_unreadable: 'Unreadable reply',
    plan_invalid: 'Invalid plan',
    unknown_model: 'Unknown model',
    unknown_field: 'Unknown field',
    unknown_relation: 'Unknown relation',
    type_mismatch: 'Wrong type',
    code_types: 'Code does not type-check',
    guard: 'Refused by the guard',
    query_check: 'Refused by the query check',
    sandbox: 'Failed while running',
    database: 'Refused by the database',
    timeout: 'Took too long',
    empty_result: 'Empty where it cannot be',
    implausible_result: 'Implausible result',
  },
  general: 'On several models',
  muted: 'Muted',
  mute: 'Mute',
  unmute: 'Use again',
  muteOf: 'Mute: {name}',
  unmuteOf: 'Use again: {name}',
  occurrences: '{count, plural, one {# time} other {# times}}',
  prevented: '{rate} prevented ({prevented, number} of {shown, number})',
  neverShown: 'Not shown to a model yet',
  lastSeen: 'last seen {when}',
  details: 'What was wrong and what is right',
  told: 'A model is told:',
  bad: 'Wrong',
  correct: 'Right',
  noCorrection: 'Nothing that works was found for it yet.',
  mutedNow: 'It is no longer shown to a model.',
  unmutedNow: 'It is shown to a model again.',
} as const;

export type AntiPatternWords = SameKeys<typeof en>;
