'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PolicyDetail } from '#lib/policy/policy-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { loadAhead } from '../ui/load-ahead.ts';
import { useNotify } from '../ui/toasts.tsx';
import { type Step, type StepBody, takeStep } from './api.ts';
import { possibleSteps } from './possible-steps.ts';

// Who looks at a policy mostly reads: what asks for words comes when somebody reaches for it.
const loadStep = () => import('./step-dialog.tsx').then(({ StepDialog }) => StepDialog);
const loadEdit = () => import('./edit-dialog.tsx').then(({ EditDialog }) => EditDialog);
const StepDialog = dynamic(loadStep, { ssr: false });
const EditDialog = dynamic(loadEdit, { ssr: false });
const ConfirmPerson = dynamic(
  () => import('./confirm-person.tsx').then(({ ConfirmPerson }) => ConfirmPerson),
  { ssr: false },
);

interface PolicyActionsProps {
  policy: PolicyDetail;
  onChanged: () => void;
}

/** The steps that are possible from where the policy stands, the next one first. */
export function PolicyActions({ policy, onChanged }: PolicyActionsProps) {
  const words = useTranslations('policy');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [asking, setAsking] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const [editing, setEditing] = useState(false);
  /** Refused until the person says again who they are. */
  const [held, setHeld] = useState<{ step: Step; body: StepBody }>();

  async function take(step: Step, body: StepBody) {
    setAsking(undefined);
    setHeld(undefined);
    setBusy(true);
    try {
      const expected = step === 'reject' || step === 'approve' ? {} : { expected: policy.newest_deployment };
      await takeStep(policy.id, step, { ...body, ...expected });
      notify(
        step === 'approve' ? words('approvedOnly') : step === 'reject' ? words('recorded') : words('done'),
      );
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      if (thrown.code === 'auth.confirm_again') return setHeld({ step, body });
      const problem =
        { 403: words('mayNot'), 409: words('conflict') }[thrown.status] ?? adminWords('saveFailed');
      notify(problem, { bad: true });
    } finally {
      setBusy(false);
      onChanged();
    }
  }

  const { proof } = policy;
  const clean = proof?.clean === true;
  const overriding = (proof?.worse ?? 0) > 0 ? words('approveAnyway') : words('approveUnproven');
  return (
    <div className="flex flex-wrap items-center gap-2">
      {possibleSteps(policy).map((step, at) => {
        const early = step === 'approve' && proof?.state === 'running';
        return (
          <Button
            key={step}
            // Going back is possible at once, but nobody should be invited to it.
            look={at === 0 && step !== 'rollback' ? 'primary' : 'secondary'}
            disabled={busy || early}
            onPointerEnter={() => loadAhead(loadStep)}
            onFocus={() => loadAhead(loadStep)}
            onClick={() => (needsWords(step, clean) ? setAsking(step) : take(step, {}))}
          >
            {step === 'approve' && !clean && !early ? overriding : words(`${step}`)}
          </Button>
        );
      })}
      {policy.state !== 'retired' && (
        <Button
          disabled={busy}
          onPointerEnter={() => loadAhead(loadEdit)}
          onFocus={() => loadAhead(loadEdit)}
          onClick={() => setEditing(true)}
        >
          {words('edit.title')}
        </Button>
      )}
      {policy.state === 'pending' && proof?.state === 'running' && (
        <p className="text-xs text-ink-soft">{words('proofFirst')}</p>
      )}
      {editing && <EditDialog policy={policy} onClose={() => setEditing(false)} onSaved={onChanged} />}
      {held && (
        <ConfirmPerson onClose={() => setHeld(undefined)} onConfirmed={() => take(held.step, held.body)} />
      )}
      {asking && (
        <StepDialog
          step={asking}
          title={asking === 'approve' ? overriding : words(`${asking}`)}
          onClose={() => setAsking(undefined)}
          onTake={(body) => take(asking, asking === 'approve' ? { ...body, override: true } : body)}
        />
      )}
    </div>
  );
}

function needsWords(step: Step, clean: boolean): boolean {
  return ['reject', 'hold', 'retire', 'deploy', 'promote'].includes(step) || (step === 'approve' && !clean);
}
