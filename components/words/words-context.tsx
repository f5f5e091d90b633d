'use client';

import dynamic from 'next/dynamic';
import { type ComponentType, createContext, type ReactNode, use, useMemo } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Words } from './en.ts';
import { fetchWords, wordScripts } from './fetch-words.ts';
import { nothing } from './nothing.ts';

interface Language {
  readonly words: Words;
  readonly locale: Locale;
}

const scripts = wordScripts<Words>({
  en: () => import('./en.ts').then(({ en }) => en),
  vi: () => import('./vi.ts').then(({ vi }) => vi),
  es: () => import('./es.ts').then(({ es }) => es),
});

// Drawn by the server, these name the script of their language in the document, which then comes with the others
// and not after them.
const ahead: Readonly<Record<Locale, ComponentType>> = {
  en: dynamic(() => import('./en.ts').then(nothing)),
  vi: dynamic(() => import('./vi.ts').then(nothing)),
  es: dynamic(() => import('./es.ts').then(nothing)),
};

const LanguageContext = createContext<Language | undefined>(undefined);

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const words = use(fetchWords(scripts, locale));
  const language = useMemo(() => ({ words, locale }), [words, locale]);
  const Ahead = ahead[locale];
  return (
    <LanguageContext value={language}>
      <Ahead />
      {children}
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('There is no language outside of the pages.');
  return language;
}
