import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers.tsx';
import { pageLocale } from '#components/words/page-locale.ts';
import './globals.css';

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
  const locale = await pageLocale();
  // Reading the nonce also keeps every page from being rendered ahead, for which it would be a lie.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // The theme is a class that a script sets before the first paint, so the two differ on purpose.
    <html lang={locale} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce} locale={locale}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
