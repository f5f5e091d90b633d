import type { SameKeys } from '../../words/same-keys.ts';

// The words of a page that broke; the other languages have the same keys.
export const en = {
  title: 'Something went wrong on this page',
  text: 'Your chats are safe. Try again, or reload the page.',
  again: 'Try again',
} as const;

export type BrokenWords = SameKeys<typeof en>;
