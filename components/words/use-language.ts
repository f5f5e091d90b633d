import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import type { WordsOf } from './messages.ts';

/** What functions outside of React write cells and dates with. */
export interface Language {
  readonly locale: Locale;
  readonly words: WordsOf<'shared'>;
}

export function useLanguage(): Language {
  const locale = useLocale();
  const words = useTranslations('shared');
  return useMemo(() => ({ locale, words }), [locale, words]);
}
