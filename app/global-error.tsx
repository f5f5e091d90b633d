'use client';

import './globals.css';
import { PageProblem } from '#components/shell/page-problem.tsx';

// The root layout itself failed, so there is no language and no theme: English, and light.
const words = {
  brokenTitle: 'Something went wrong on this page',
  brokenText: 'Your chats are safe. Try again, or reload the page.',
  tryAgain: 'Try again',
};

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <PageProblem words={words} onRetry={reset} />
      </body>
    </html>
  );
}
