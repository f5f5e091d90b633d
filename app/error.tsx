'use client';

import { PageProblem } from '#components/broken/page-problem.tsx';

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return <PageProblem error={error} alone onRetry={reset} />;
}
