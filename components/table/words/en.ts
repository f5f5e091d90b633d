// Every string of a table of results in English; the other languages have the same keys.
export const en = {
  columns: 'Columns',
  columnsHidden: (count: string) => `${count} hidden`,
  resize: (column: string) => `Width of ${column}`,
  sortedAmongShown: 'Sorted among the rows shown',
  ordering: 'Putting all rows in order…',
  sortFailed: 'All rows could not be put in order; these are.',
  copiedCells: (count: string, one: boolean) => (one ? 'Copied one cell' : `Copied ${count} cells`),
  emptyText: 'empty',
  loadMore: (count: string) => `Load up to ${count} rows`,
  loadFailed: 'More rows could not be loaded.',
};

export type TableWords = typeof en;
