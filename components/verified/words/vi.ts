import type { VerifiedWords } from './en.ts';

export const vi: VerifiedWords = {
  title: 'Câu hỏi đã xác minh',
  text: 'Những câu trả lời mà quản trị viên đã kiểm tra. Câu hỏi giống vậy, hoặc chỉ khác một giá trị hay ngày, được trả lời từ đó ngay, và không chính sách nào được thay đổi chúng.',
  none: 'Chưa xác minh gì. Mở một câu trả lời đúng của bạn và chọn “Xác minh”.',
  withdraw: 'Thu hồi',
  withdrawn: 'Đã thu hồi. Câu hỏi được đọc trở lại như mọi câu khác.',
  by: '{name}, {time}',
  broken: 'Nguồn đã thay đổi: câu này nhắc đến thứ không còn nữa nên không được dùng.',
  verify: 'Xác minh',
  verifyHint: 'Từ nay trả lời câu hỏi này theo kế hoạch này',
  verified: 'Đã xác minh. Câu hỏi giống vậy nay được trả lời theo kế hoạch này.',
  asked: 'Câu hỏi đầy đủ',
  needsWords: 'Câu hỏi này nối tiếp câu khác. Hãy viết lại thành một câu đầy đủ, tự hiểu được.',
  confirm: 'Xác minh',
  search: 'Tìm',
  noneFound: 'Không có câu hỏi đã xác minh nào có những từ này.',
};
