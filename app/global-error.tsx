'use client';

import './globals.css';
import { PageProblem } from '#components/shell/page-problem.tsx';

// The root layout itself failed, so there is no language and no theme: English, and light.
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <PageProblem onRetry={reset} />
      </body>
    </html>
  );
}
