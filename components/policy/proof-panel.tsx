'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback, useEffect } from 'react';
import type { ProofSummary } from '#lib/policy/proof-view.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { readProof, startProof, stopProof } from './api.ts';
import { Panel } from './panel.tsx';
import { proofAhead } from './proof-ahead.ts';
import { ProofBadge } from './proof-badge.tsx';
import { ProofCases } from './proof-cases.tsx';
import { usePolicyWork } from './use-policy-work.ts';

/** A running proof is looked at this often, in milliseconds. */
const lookEvery = 1000;

interface ProofPanelProps {
  policyId: string;
  proof: ProofSummary | null;
  onChanged: () => void;
  /** What stands below it comes when its height is known, or it would be pushed down. */
  after?: ReactNode;
}

/** The replay: old and new answers side by side, what changed first; it can be run again and stopped. */
export function ProofPanel({ policyId, proof: known, onChanged, after }: ProofPanelProps) {
  const words = useTranslations('policy');
  const { busy, run } = usePolicyWork();
  const load = useCallback(() => readProof(policyId), [policyId]);
  const { loaded, reload, put } = useLoaded(load);
  const proof = loaded.status === 'ready' ? loaded.value.proof : known;
  const running = proof?.state === 'running';

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(async () => {
      try {
        put(await readProof(policyId));
      } catch (thrown) {
        // The next look may succeed; what is shown stays true meanwhile.
        if (!(thrown instanceof RequestFailure)) throw thrown;
      }
    }, lookEvery);
    return () => clearInterval(timer);
  }, [running, policyId, put]);

  // What may be done with the policy rests on its proof, and the two are read apart: a proof that ended in
  // between would leave the page waiting for it.
  const ahead = loaded.status === 'ready' ? proofAhead(loaded.value.proof, known) : undefined;
  useEffect(() => {
    if (ahead !== undefined) onChanged();
  }, [ahead, onChanged]);

  const steer = (step: () => Promise<unknown>) =>
    run(async () => {
      await step();
      reload();
    });

  return (
    <>
      <Panel
        title={words('proof')}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            <ProofBadge proof={proof} />
            {running ? (
              <Button size="small" disabled={busy} onClick={() => steer(() => stopProof(policyId))}>
                {words('stopProof')}
              </Button>
            ) : (
              <Button size="small" disabled={busy} onClick={() => steer(() => startProof(policyId))}>
                {proof ? words('runAgain') : words('runProof')}
              </Button>
            )}
          </div>
        }
      >
        {proof && (
          <p aria-live="polite" className="mb-3 text-xs text-ink-faint">
            {words('proofOf', { done: proof.done, total: proof.total })}
          </p>
        )}
        {running && proof.total > 0 && (
          <progress
            className="mb-3 h-1.5 w-full"
            aria-label={words('proof')}
            value={proof.done}
            max={proof.total}
          />
        )}
        {loaded.status === 'loading' && (known ? <LoadingRows /> : <NoProof />)}
        {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
        {loaded.status === 'ready' &&
          (loaded.value.cases.length === 0 ? <NoProof /> : <ProofCases cases={loaded.value.cases} />)}
      </Panel>
      {loaded.status !== 'loading' && after}
    </>
  );
}

function NoProof() {
  return <p className="text-ink-soft">{useTranslations('policy')('noProof')}</p>;
}
