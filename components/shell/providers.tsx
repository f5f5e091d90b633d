'use client';

import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';
import { Toasts } from '../ui/toasts.tsx';

interface ProvidersProps {
  nonce: string | undefined;
  children: ReactNode;
}

/** What every page needs besides its words: theme and notices. */
export function Providers({ nonce: given, children }: ProvidersProps) {
  // The document keeps the policy it came with, so the nonce of a later refresh is worth nothing here.
  const [nonce] = useState(given);
  allowStyleElements(nonce);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableColorScheme={false}
      disableTransitionOnChange
      storageKey="docent-theme"
      nonce={nonce}
    >
      <Toasts>{children}</Toasts>
    </ThemeProvider>
  );
}

/**
 * Dialogs lock the scrolling of the page with a style element, which the policy refuses without a
 * nonce; the library that makes it reads the nonce from this name.
 */
function allowStyleElements(nonce: string | undefined): void {
  if (typeof window !== 'undefined' && nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}
