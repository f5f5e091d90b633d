import type { NoticeWords } from './en.ts';

export const vi: NoticeWords = {
  none: 'Không có gì mới. Những gì liên quan đến bạn sẽ được báo ở đây.',
  askAgain: 'Hỏi lại',
  markRead: 'Đánh dấu đã đọc',
  look: 'Xem',
  kinds: {
    'question.fixed': 'Một câu hỏi của bạn nay được trả lời tốt hơn',
    'policy.suggested': 'Có một chính sách được đề xuất',
    'policy.regression': 'Một chính sách sẽ thay đổi câu trả lời được bảo vệ',
    'policy.suspended': 'Một chính sách gây hại và đã bị tạm ngừng',
    'policy.harms': 'Một chính sách hại nhiều hơn lợi',
    'policy.unused': 'Một chính sách lâu rồi không được dùng',
    'generation.failed': 'Không tạo được đề xuất',
    'learning.alert': 'Một giới hạn của việc học đã bị vượt',
  },
};
