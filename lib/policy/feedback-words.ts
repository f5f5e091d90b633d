// What a person is told who gave feedback, in their language.
import type { Locale } from '../i18n/locale.ts';

interface FeedbackWords {
  readonly generating: string;
  readonly recorded: string;
  readonly setAside: string;
}

export const feedbackWords: Record<Locale, FeedbackWords> = {
  en: {
    generating: 'Feedback recorded; an improvement is being generated',
    recorded: 'Feedback recorded',
    setAside: 'Feedback recorded; an admin will look at it',
  },
  vi: {
    generating: 'Đã ghi nhận phản hồi và tạo giải pháp tự động',
    recorded: 'Đã ghi nhận phản hồi',
    setAside: 'Đã ghi nhận phản hồi; quản trị viên sẽ xem xét',
  },
  es: {
    generating: 'Comentario registrado; se está generando una mejora',
    recorded: 'Comentario registrado',
    setAside: 'Comentario registrado; un administrador lo revisará',
  },
};
