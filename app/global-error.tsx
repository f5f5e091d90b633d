'use client';

import './globals.css';
import { NextIntlClientProvider } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { PageProblem } from '#components/broken/page-problem.tsx';
import { readerLocale } from '#components/broken/reader-locale.ts';
import { en } from '#components/broken/words/en.ts';
import { es } from '#components/broken/words/es.ts';
import { vi } from '#components/broken/words/vi.ts';
import type { Locale } from '#lib/i18n/locale.ts';

// The root layout itself failed, so there is no theme, and nobody who could send words: these few are here.
// Messages are typed as the English ones, so that keys and arguments are checked.
const languages = { en, vi, es } as Record<Locale, typeof en>;

export default function GlobalError({ error, reset }: { error: Error; reset: () => void }) {
  const locale = useSyncExternalStore(
    () => () => {},
    readerLocale,
    () => 'en' as const,
  );
  return (
    <html lang={locale}>
      <body>
        <NextIntlClientProvider locale={locale} messages={{ broken: languages[locale] }} timeZone="UTC">
          <PageProblem error={error} alone onRetry={reset} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
