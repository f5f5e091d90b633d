'use client';

import { PageProblem } from '#components/broken/page-problem.tsx';

export default function AssistantError({ reset }: { error: Error; reset: () => void }) {
  return <PageProblem onRetry={reset} />;
}
