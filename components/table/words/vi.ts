import type { TableWords } from './en.ts';

export const vi: TableWords = {
  columns: 'Cột',
  columnsHidden: '{count, number} cột đang ẩn',
  resize: 'Độ rộng của {column}',
  sortedAmongShown: 'Sắp xếp trong các dòng đang hiện',
  ordering: 'Đang sắp xếp tất cả các dòng…',
  sortFailed: 'Không sắp xếp được tất cả các dòng; chỉ các dòng này được sắp xếp.',
  copiedRows: '{count, plural, =1 {Đã sao chép một dòng} other {Đã sao chép # dòng}}',
  copiedCells: '{count, plural, =1 {Đã sao chép một ô} other {Đã sao chép # ô}}',
  emptyText: 'trống',
  loadMore: 'Tải tối đa {count, number} dòng',
  loadFailed: 'Không tải thêm được dòng nào.',
};
