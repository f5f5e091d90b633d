import type { SameKeys } from '../../words/same-keys.ts';

// Every string of a table of results in English; the other languages have the same keys.
export const en = {
  columns: 'Columns',
  columnsHidden: '{count, number} hidden',
  resize: 'Width of {column}',
  sortedAmongShown: 'Sorted among the rows shown',
  ordering: 'Putting all rows in order…',
  sortFailed: 'All rows could not be put in order; these are.',
  copiedRows: '{count, plural, one {Copied one row} other {Copied # rows}}',
  copiedCells: '{count, plural, one {Copied one cell} other {Copied # cells}}',
  emptyText: 'empty',
  loadMore: 'Load up to {count, number} rows',
  loadFailed: 'More rows could not be loaded.',
} as const;

export type TableWords = SameKeys<typeof en>;
