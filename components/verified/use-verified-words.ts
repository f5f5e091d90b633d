import { useLanguage } from '../words/words-context.tsx';

export function useVerifiedWords() {
  const { words, locale } = useLanguage();
  return { words: words.parts.verified, locale };
}
