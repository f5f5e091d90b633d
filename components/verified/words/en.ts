import type { SameKeys } from '../../words/same-keys.ts';

export const en = {
  title: 'Verified questions',
  text: 'Answers that an admin has checked. The same question, or one that differs only in a value or a date, is answered from them at once, and no policy may change them.',
  none: 'Nothing is verified yet. Open an answer of yours that is right and choose “Verify”.',
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn. The question is read like any other again.',
  by: '{name}, {time}',
  broken: 'The source has changed: it names what is not there any more, and is not used.',
  verify: 'Verify',
  verifyHint: 'Answer this question from this plan from now on',
  verified: 'Verified. The same question is answered from this plan now.',
  asked: 'Question as it stands alone',
  needsWords: 'This question follows on another. Say it so that it stands alone.',
  confirm: 'Verify',
  search: 'Search',
  noneFound: 'No verified question has these words.',
} as const;

export type VerifiedWords = SameKeys<typeof en>;
