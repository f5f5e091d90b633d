import type { ShortcutWords } from './en.ts';

export const vi: ShortcutWords = {
  everywhere: 'Mọi nơi',
  toNotices: 'Đến thông báo vừa hiện',
  inTheBox: 'Trong ô câu hỏi',
  inTables: 'Trong bảng kết quả',
  newLine: 'Xuống dòng mới',
  lastQuestion: 'Lấy lại câu hỏi gần nhất',
  chooseCompletion: 'Chọn một gợi ý',
  stopQuestion: 'Dừng câu hỏi đang chạy',
  moveCell: 'Sang ô khác',
  extend: 'Chọn nhiều ô',
  wholeRow: 'Chọn cả dòng',
  enterKey: 'Enter',
  shiftKey: 'Shift',
  space: 'Dấu cách',
  allCells: 'Chọn tất cả các ô',
  copyCells: 'Sao chép phần đã chọn',
  openCell: 'Mở bản ghi hoặc đoạn văn dài, hoặc sắp xếp theo tiêu đề',
  widen: 'Làm rộng cột của tiêu đề, hoặc hẹp lại với ←',
};
