'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Words } from './en.ts';
import { wordsOf } from './words-of.ts';

interface Language {
  readonly words: Words;
  readonly locale: Locale;
}

const LanguageContext = createContext<Language>({ words: wordsOf('en'), locale: 'en' });

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const language = useMemo(() => ({ words: wordsOf(locale), locale }), [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return use(LanguageContext);
}
