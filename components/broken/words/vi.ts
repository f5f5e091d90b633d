import type { BrokenWords } from './en.ts';

export const vi: BrokenWords = {
  title: 'Trang này gặp sự cố',
  text: 'Các cuộc trò chuyện của bạn vẫn an toàn. Hãy thử lại hoặc tải lại trang.',
  again: 'Thử lại',
};
