import type { Locale } from '../i18n/locale.ts';
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
    'generation.failed': 'No se pudo hacer una política de una queja',
    'learning.alert': 'El aprendizaje necesita atención',
    'question.fixed': 'La pregunta de la que se quejó ahora se responde mejor',
  },
};
