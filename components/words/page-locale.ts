import { cookies, headers } from 'next/headers';
import { type Locale, localeSchema, nearestLocale } from '#lib/i18n/locale.ts';

/** The language of a page: what the person chose, else what the browser asks for. Server only. */
export async function pageLocale(): Promise<Locale> {
  const chosen = localeSchema.safeParse((await cookies()).get('docent-locale')?.value);
  if (chosen.success) return chosen.data;
  const first = (await headers()).get('accept-language')?.split(',')[0]?.split(';')[0]?.trim();
  return nearestLocale(first);
}
