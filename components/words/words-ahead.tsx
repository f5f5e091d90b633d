'use client';

import type { ComponentType } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import { useLanguage } from './words-context.tsx';

export type WordsAheadOf = Readonly<Record<Locale, ComponentType>>;

/**
 * Drawn by the server, it names the script of a page's words in the document. It then comes with the others and not
 * after them: until it is there, what is typed into the page is lost.
 */
export function WordsAhead({ of }: { of: WordsAheadOf }) {
  const Ahead = of[useLanguage().locale];
  return <Ahead />;
}
