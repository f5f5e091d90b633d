import type { SameKeys } from '../../words/same-keys.ts';

// The words of the list of shortcuts in English; the other languages have the same keys.
export const en = {
  everywhere: 'Everywhere',
  toNotices: 'Go to the message that has just come up',
  inTheBox: 'In the question box',
  inTables: 'In a table of results',
  newLine: 'Start a new line',
  lastQuestion: 'Bring back the last question',
  chooseCompletion: 'Choose a completion',
  stopQuestion: 'Stop the running question',
  moveCell: 'Go to another cell',
  extend: 'Choose several cells',
  wholeRow: 'Choose the whole row',
  enterKey: 'Enter',
  shiftKey: 'Shift',
  space: 'Space',
  allCells: 'Choose all cells',
  copyCells: 'Copy what is chosen',
  openCell: 'Open the record or the long text, or sort by the heading',
  widen: 'Make the column of a heading wider, or narrower with ←',
} as const;

export type ShortcutWords = SameKeys<typeof en>;
