import type { ChartWords } from './en.ts';

export const vi: ChartWords = {
  rest: (count) => `Khác (${count})`,
  saveAs: (form) => `Lưu biểu đồ dạng ${form}`,
  summary: (high, low) => `Cao nhất: ${high}. Thấp nhất: ${low}.`,
  seriesShown: (shown, total) => `Vẽ ${shown} trên ${total} chuỗi; bảng có đủ tất cả.`,
  kinds: { bar: 'Thanh', line: 'Đường', stacked: 'Xếp chồng', share: 'Tỷ trọng', scatter: 'Điểm' },
};
