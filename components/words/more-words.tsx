'use client';

import { useRouter } from 'next/navigation';
import { type Locale, type Messages, NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import { type ReactNode, useEffect, useMemo } from 'react';

interface MoreWordsProps {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}

/** Adds words to those that are there: a provider alone would take their place. */
export function MoreWords({ locale, messages, children }: MoreWordsProps) {
  const { refresh } = useRouter();
  const known = useMessages();
  const all = useMemo(() => ({ ...known, ...messages }), [known, messages]);
  const spoken = useLocale();
  // Another tab chose another language since this page was loaded: one page does not speak two.
  useEffect(() => {
    if (locale !== spoken) refresh();
  }, [locale, spoken, refresh]);
  return (
    <NextIntlClientProvider locale={locale} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
