import type { Locale } from '#lib/i18n/locale.ts';

/** The reader's language where the server could not say it: the one they chose, else the browser's. */
export function readerLocale(): Locale {
  const chosen = /(?:^|; )docent-locale=(\w+)/.exec(document.cookie)?.[1];
  const tag = chosen ?? navigator.language;
  return (['vi', 'es'] as const).find((locale) => tag.toLowerCase().startsWith(locale)) ?? 'en';
}
