import { z } from 'zod';

export const locales = ['en', 'vi', 'es'] as const;
export type Locale = (typeof locales)[number];
export const localeSchema = z.enum(locales);

/** The supported locale nearest to a BCP 47 tag such as `es-MX`; English where there is none. */
export function nearestLocale(tag: string | undefined): Locale {
  const language = (tag ?? '').toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? 'en';
}
