import type { ChartWords } from './en.ts';

export const vi: ChartWords = {
  rest: 'Khác ({count, number})',
  saveAs: 'Lưu biểu đồ dạng {form}',
  summary: 'Cao nhất: {high}. Thấp nhất: {low}.',
  seriesShown: 'Vẽ {shown, number} trên {total, number} chuỗi; bảng có đủ tất cả.',
  kinds: { bar: 'Thanh', line: 'Đường', stacked: 'Xếp chồng', share: 'Tỷ trọng', scatter: 'Điểm' },
};
