import type { SettingsWords } from './en.ts';

export const vi: SettingsWords = {
  title: 'Cài đặt',
  text: 'Áp dụng cho mọi người từ câu hỏi tiếp theo. Mỗi thay đổi đều có trong nhật ký kiểm tra.',
  answers: 'Câu trả lời',
  learning: 'Học từ phản hồi',
  changed: 'Đã lưu.',
  settings: {
    answer_threshold: {
      label: 'Trả lời từ độ tin cậy này',
      hint: 'Dưới mức này Docent hỏi lại. Mặc định 0,7; cao hơn thì hỏi nhiều hơn và sai ít hơn.',
    },
    answer_lead: {
      label: 'Khoảng cách so với cách hiểu thứ hai',
      hint: 'Cách hiểu tốt nhất phải chắc hơn cách kế tiếp bao nhiêu. Mặc định 0,12.',
    },
    staff_reads_code: {
      label: 'Nhân viên thấy mã và SQL của câu trả lời',
      hint: 'Quản trị viên luôn thấy. Khi chưa ai chọn: chỉ với dữ liệu mẫu.',
    },
    policies_enabled: {
      label: 'Chính sách có hiệu lực',
      hint: 'Tắt: mọi câu hỏi được trả lời như chưa từng triển khai chính sách nào.',
    },
    auto_approve: {
      label: 'Tự phê duyệt',
      hint: 'Chỉ những chính sách kiểm chứng đạt, đủ tin cậy và có ít nhất hai người phàn nàn.',
    },
    auto_approve_confidence: { label: 'Độ tin cậy cần cho việc đó', hint: 'Mặc định 0,85.' },
    auto_deploy: {
      label: 'Triển khai những gì đã tự phê duyệt',
      hint: 'Cho mọi người, ngay lập tức. Có thể thu hồi bằng một cú nhấp.',
    },
    suspend_on_harm: {
      label: 'Tạm ngưng chính sách gây hại',
      hint: 'Khi các câu trả lời dùng nó rõ ràng bị chê nhiều hơn các câu không dùng.',
    },
    expire_after_days: {
      label: 'Ngừng áp dụng chính sách sau số ngày',
      hint: 'Cho đến khi quản trị viên triển khai lại. Từ 7 đến 3.650.',
    },
    retire_after_days: {
      label: 'Đề nghị ngừng dùng sau số ngày không được dùng',
      hint: 'Từ 7 đến 3.650.',
    },
  },
  numberWrong: 'Cần một số từ {least} đến {most}.',
  webhooks: 'Webhook',
  webhooksText:
    'Thông báo cho quản trị viên được gửi tới các địa chỉ này, có chữ ký. Chỉ https công khai; không gửi dòng dữ liệu hay câu hỏi nào.',
  noWebhooks: 'Chưa có địa chỉ nào.',
  webhookUrl: 'Địa chỉ',
  webhookWrong: 'Cần một địa chỉ https công khai ở cổng thường dùng.',
  events: 'Gửi những gì',
  eventNames: {
    policy: {
      suggested: 'Có chính sách được đề xuất',
      regression: 'Kiểm chứng cho thấy có câu trả lời kém đi',
      suspended: 'Một chính sách bị tạm ngưng',
      harms: 'Một chính sách có thể gây hại',
      unused: 'Một chính sách không còn được dùng',
      vanished: 'Một chính sách nhắc đến thứ nguồn dữ liệu không còn',
      expired: 'Một chính sách đã hết hạn',
    },
    generation: { failed: 'Tạo chính sách thất bại' },
    learning: { alert: 'Cảnh báo của quá trình học' },
  },
  eventMissing: 'Hãy chọn ít nhất một.',
  add: 'Thêm',
  remove: 'Gỡ {url}',
  removed: 'Đã gỡ địa chỉ.',
  secret: 'Khóa bí mật của chữ ký. Chỉ hiện một lần: hãy chép lại ngay.',
  neverCalled: 'Chưa gửi gì',
  delivered: 'Gửi lần cuối {time}',
  failing: 'Lần thử cuối thất bại: {problem}',
};
