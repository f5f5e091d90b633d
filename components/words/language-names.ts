import type { Locale } from '#lib/i18n/locale.ts';

/** Each language in its own words, as people look for it. */
export const languageNames: Record<Locale, string> = { en: 'English', vi: 'Tiếng Việt', es: 'Español' };
