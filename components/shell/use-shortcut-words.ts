import { useLanguage } from '../words/words-context.tsx';

export function useShortcutWords() {
  return useLanguage().words.parts.shortcuts;
}
