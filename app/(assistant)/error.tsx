'use client';

import { PageProblem } from '#components/broken/page-problem.tsx';

export default function AssistantError({ error, reset }: { error: Error; reset: () => void }) {
  return <PageProblem error={error} onRetry={reset} />;
}
