import { createTranslator } from 'next-intl';
import type { Locale } from '#lib/i18n/locale.ts';
import type { WordsOf } from './messages.ts';
import { en } from './rooms/en.ts';
import { es } from './rooms/es.ts';
import { vi } from './rooms/vi.ts';

// Messages are typed as the English ones, so that keys and arguments are checked.
const languages = { en, vi, es } as Record<Locale, typeof en>;

/** What the pages say, without a page: for tests. */
export function wordsIn(locale: Locale): WordsOf<'shared'> {
  return createTranslator({ locale, messages: languages[locale], namespace: 'shared' });
}
