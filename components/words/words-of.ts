import type { Locale } from '#lib/i18n/locale.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { vi } from './vi.ts';

const tables: Record<Locale, Words> = { en, vi, es };

export function wordsOf(locale: Locale): Words {
  return tables[locale];
}
