'use client';

import { PageProblem } from '#components/shell/page-problem.tsx';
import { useLanguage } from '#components/words/words-context.tsx';

export default function AssistantError({ reset }: { error: Error; reset: () => void }) {
  return <PageProblem words={useLanguage().words} onRetry={reset} />;
}
