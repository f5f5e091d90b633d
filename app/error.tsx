'use client';

import { PageProblem } from '#components/broken/page-problem.tsx';

export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return <PageProblem alone onRetry={reset} />;
}
