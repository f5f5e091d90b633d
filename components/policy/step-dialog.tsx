'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog-frame.tsx';
import { Field, fieldLook, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { showProblems } from '../ui/show-problems.ts';
import type { Step, StepBody } from './api.ts';

interface StepDialogProps {
  step: Step;
  title: string;
  onClose: () => void;
  onTake: (body: StepBody) => void;
}

/** Asks what a step needs to know: why, and for what reaches people also whom. */
export function StepDialog({ step, title, onClose, onTake }: StepDialogProps) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const [reason, setReason] = useState('');
  const [share, setShare] = useState('100');
  const [role, setRole] = useState<'all' | 'staff' | 'admin'>('all');
  const [tried, setTried] = useState(false);
  const deploying = step === 'deploy' || step === 'promote';
  const shareWrong = deploying && !/^(?:[1-9]\d?|100)$/.test(share.trim());
  const reasonMissing = !deploying && reason.trim() === '';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showProblems(event.currentTarget, () => setTried(true));
    if (shareWrong || reasonMissing) return;
    onTake({
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(deploying ? { share: Number(share) } : {}),
      ...(deploying && role !== 'all' ? { role } : {}),
    });
  }

  return (
    <DialogFrame onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
        {deploying && (
          <>
            <Field label={words('role')}>
              {(control) => (
                <Select
                  {...control}
                  value={role}
                  onChange={setRole}
                  options={(['all', 'staff', 'admin'] as const).map((value) => ({
                    value,
                    label: words(`roles.${value}`),
                  }))}
                />
              )}
            </Field>
            <TextField
              label={words('share')}
              hint={words('shareHint')}
              problem={tried && shareWrong ? words('shareWrong') : undefined}
              inputMode="numeric"
              value={share}
              onChange={setShare}
            />
          </>
        )}
        <Field
          label={words('reason')}
          problem={tried && reasonMissing ? words('reasonNeeded') : undefined}
          hint={deploying ? undefined : words('reasonNeeded')}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={`${fieldLook} h-auto py-2`}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{shared('cancel')}</Button>
          <Button type="submit" look="primary">
            {title}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
