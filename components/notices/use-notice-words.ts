import { useLanguage } from '../words/words-context.tsx';

export function useNoticeWords() {
  return useLanguage().words.parts.notices;
}
