import type { TableWords } from './en.ts';

export const vi: TableWords = {
  columns: 'Cột',
  columnsHidden: (count) => `${count} cột đang ẩn`,
  resize: (column) => `Độ rộng của ${column}`,
  sortedAmongShown: 'Sắp xếp trong các dòng đang hiện',
  ordering: 'Đang sắp xếp tất cả các dòng…',
  sortFailed: 'Không sắp xếp được tất cả các dòng; chỉ các dòng này được sắp xếp.',
  copiedCells: (count, one) => (one ? 'Đã sao chép một ô' : `Đã sao chép ${count} ô`),
  emptyText: 'trống',
  loadMore: (count) => `Tải tối đa ${count} dòng`,
  loadFailed: 'Không tải thêm được dòng nào.',
};
