'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Words } from './en.ts';
import { fetchWords, wordScripts } from './fetch-words.ts';

interface Language {
  readonly words: Words;
  readonly locale: Locale;
}

const scripts = wordScripts<Words>({
  en: () => import('./en.ts').then(({ en }) => en),
  vi: () => import('./vi.ts').then(({ vi }) => vi),
  es: () => import('./es.ts').then(({ es }) => es),
});

const LanguageContext = createContext<Language | undefined>(undefined);

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = use(fetchWords(scripts, locale));
  const language = useMemo(() => ({ words, locale }), [words, locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('There is no language outside of the pages.');
  return language;
}
