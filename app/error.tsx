'use client';

import { PageProblem } from '#components/shell/page-problem.tsx';
import { useLanguage } from '#components/words/words-context.tsx';

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return <PageProblem words={useLanguage().words} onRetry={reset} />;
}
