import type { Locale } from '../i18n/locale.ts';
import type { AlertName } from '../policy/learning-alerts.ts';
import type { NoticeKind } from './notice-kinds.ts';

/** What a mail about a notice says; the link below it leads to where something can be done. */
export const mailWords: Readonly<Record<Locale, Readonly<Record<NoticeKind, string>>>> = {
  en: {
    'policy.suggested': 'A policy is suggested and waits for a review',
    'policy.regression': 'The proof of a policy shows that something would get worse',
    'policy.suspended': 'A policy that did harm was suspended',
    'policy.harms': 'A policy may do harm',
    'policy.unused': 'A policy is not used any more',
    'policy.expired': 'A policy is so old that it is silent until it is deployed again',
    'policy.vanished': 'A live policy names what the source no longer has, and does nothing',
    'generation.failed': 'No policy could be made of a complaint',
    'learning.alert': 'The learning loop needs attention',
    'question.fixed': 'The question you complained about is answered better now',
  },
  vi: {
    'policy.suggested': 'Một chính sách được đề xuất và đang chờ duyệt',
    'policy.regression': 'Bằng chứng của một chính sách cho thấy có điều sẽ kém đi',
    'policy.suspended': 'Một chính sách gây hại đã bị tạm ngưng',
    'policy.harms': 'Một chính sách có thể gây hại',
    'policy.unused': 'Một chính sách không còn được dùng',
    'policy.expired': 'Một chính sách đã quá cũ nên im lặng cho đến khi được triển khai lại',
    'policy.vanished':
      'Một chính sách đang áp dụng nhắc đến thứ nguồn dữ liệu không còn, nên không có tác dụng',
    'generation.failed': 'Không tạo được chính sách từ một phản hồi',
    'learning.alert': 'Vòng học hỏi cần được chú ý',
    'question.fixed': 'Câu hỏi bạn đã phản hồi nay được trả lời tốt hơn',
  },
  es: {
    'policy.suggested': 'Se sugiere una política que espera revisión',
    'policy.regression': 'La prueba de una política muestra que algo empeoraría',
    'policy.suspended': 'Se suspendió una política que perjudicaba',
    'policy.harms': 'Una política puede perjudicar',
    'policy.unused': 'Una política ya no se usa',
    'policy.expired': 'Una política es tan antigua que calla hasta que se despliegue de nuevo',
    'policy.vanished': 'Una política activa nombra algo que la fuente ya no tiene, y no hace nada',
    'generation.failed': 'No se pudo hacer una política de una queja',
    'learning.alert': 'El aprendizaje necesita atención',
    'question.fixed': 'La pregunta de la que se quejó ahora se responde mejor',
  },
};

type AlertWords = Readonly<Record<AlertName, (value: string, above: string) => string>>;

/** Which limit of learning was passed, in a second line. */
export const alertMailWords: Readonly<Record<Locale, AlertWords>> = {
  en: {
    pending_feedback: (value, above) => `Complaints that wait to be learned from: ${value}, limit ${above}`,
    generation_errors: (value, above) => `Generations of the last day that failed: ${value}, limit ${above}`,
    deployments_per_day: (value, above) => `Deployments in the last day: ${value}, limit ${above}`,
    hours_to_approval: (value, above) => `Hours until an approval, on average: ${value}, limit ${above}`,
  },
  vi: {
    pending_feedback: (value, above) => `Số phàn nàn đang chờ học: ${value}, ngưỡng ${above}`,
    generation_errors: (value, above) => `Tỷ lệ tạo bị lỗi trong ngày qua: ${value}, ngưỡng ${above}`,
    deployments_per_day: (value, above) => `Số lần triển khai trong ngày qua: ${value}, ngưỡng ${above}`,
    hours_to_approval: (value, above) => `Số giờ trung bình để duyệt: ${value}, ngưỡng ${above}`,
  },
  es: {
    pending_feedback: (value, above) =>
      `Quejas que esperan a que se aprenda de ellas: ${value}, límite ${above}`,
    generation_errors: (value, above) => `Generaciones fallidas del último día: ${value}, límite ${above}`,
    deployments_per_day: (value, above) => `Aplicaciones en el último día: ${value}, límite ${above}`,
    hours_to_approval: (value, above) => `Horas hasta una aprobación, de media: ${value}, límite ${above}`,
  },
};
