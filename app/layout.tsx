import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import './globals.css';

/**
 * Inter (SIL Open Font License) with the letters of our three languages. What a machine has by itself differs too
 * much: on a bare Linux everything would be as wide as DejaVu is.
 */
const inter = localFont({
  src: './fonts/inter.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-inter',
  fallback: ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
});

export const metadata: Metadata = {
  description: 'Checked, read-only answers from your own database.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  // Reading the nonce also keeps every page from being rendered ahead, for which it would be a lie.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The theme is a class that a script sets before the first paint, so the two differ on purpose.
    <html lang={locale} className={inter.variable} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
