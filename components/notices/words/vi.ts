import type { NoticeWords } from './en.ts';

export const vi: NoticeWords = {
  none: 'Không có gì mới. Những gì liên quan đến bạn sẽ được báo ở đây.',
  markRead: 'Đánh dấu đã đọc',
  markAllRead: 'Đánh dấu đã đọc tất cả',
  look: 'Xem',
  kinds: {
    question: { fixed: 'Một câu hỏi của bạn nay được trả lời tốt hơn' },
    policy: {
      suggested: 'Có một chính sách được đề xuất',
      regression: 'Một chính sách sẽ thay đổi câu trả lời được bảo vệ',
      suspended: 'Một chính sách làm câu trả lời kém đi và đã bị tạm ngừng',
      harms: 'Một chính sách gây hại nhiều hơn có ích',
      unused: 'Một chính sách đã lâu không được dùng',
      vanished: 'Một chính sách nhắc đến thứ không còn nữa',
      expired: 'Một chính sách đã quá cũ và không còn tác dụng',
    },
    generation: { failed: 'Không tạo được đề xuất' },
    learning: { alert: 'Đã vượt một ngưỡng của quá trình học' },
  },
  alerts: {
    pending_feedback: '{value} phàn nàn đang chờ học; trên {above} là quá nhiều.',
    generation_errors: '{value} lần tạo trong ngày qua bị lỗi; trên {above} là quá nhiều.',
    deployments_per_day: '{value} lần triển khai trong ngày qua; trên {above} là bất thường.',
    hours_to_approval: 'Trung bình mất {value} giờ để duyệt; trên {above} là quá lâu.',
  },
};
