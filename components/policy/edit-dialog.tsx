'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import type { PolicyEffect } from '#lib/pipeline/live-policy.ts';
import type { PolicyDetail } from '#lib/policy/policy-view.ts';
import type { ReadMeaning } from '#lib/policy/read-meanings.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog-frame.tsx';
import { Field, fieldLook, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { showProblems } from '../ui/show-problems.ts';
import { useNotify } from '../ui/toasts.tsx';
import { editPolicy } from './api.ts';
import { areWords, canMeanElse, saidAs, saidOf, splitWords } from './edited-policy.ts';
import { MeaningField } from './meaning-field.tsx';

interface EditDialogProps {
  policy: PolicyDetail;
  onClose: () => void;
  onSaved: () => void;
}

const longestRule = 400;

/** The policy in an admin's own words, as a new version of it. */
export function EditDialog({ policy, onClose, onSaved }: EditDialogProps) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const effect = policy.effect as PolicyEffect;
  const wasSaid = saidOf(effect);
  const [said, setSaid] = useState(wasSaid?.join(', ') ?? '');
  const [only, setOnly] = useState(policy.triggers.join(', '));
  const [rule, setRule] = useState(policy.rule);
  const [priority, setPriority] = useState(policy.priority);
  const [meaning, setMeaning] = useState<ReadMeaning>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  const saidWords = splitWords(said);
  const onlyWords = splitWords(only);
  const ruleWords = rule.replace(/\s+/g, ' ').trim();
  const saidProblem =
    wasSaid &&
    (saidWords.length === 0 ? words('edit.needed') : areWords(saidWords) ? undefined : words('edit.wrong'));
  const onlyProblem = areWords(onlyWords) ? undefined : words('edit.wrong');

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showProblems(event.currentTarget, () => setTried(true));
    if (saidProblem || onlyProblem) return;
    setBusy(true);
    try {
      await editPolicy(policy.id, {
        ...(ruleWords !== '' && ruleWords !== policy.rule && { rule: ruleWords }),
        ...(priority !== policy.priority && { priority }),
        ...(onlyWords.join() !== policy.triggers.join() && { triggers: onlyWords }),
        ...((meaning || (wasSaid && saidWords.join() !== wasSaid.join())) && {
          effect: saidAs(meaning?.effect ?? effect, saidWords),
        }),
        expected: policy.newest_deployment,
      });
      notify(words('edit.saved'));
      onClose();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(thrown.status === 409 ? words('edit.refused') : adminWords('saveFailed'), { bad: true });
    } finally {
      setBusy(false);
      onSaved();
    }
  }

  return (
    <DialogFrame described wide onClose={onClose}>
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        <Dialog.Title className="text-base font-semibold">{words('edit.title')}</Dialog.Title>
        <Dialog.Description className="text-ink-soft">{words('edit.text')}</Dialog.Description>
        {wasSaid && (
          <TextField
            label={words('edit.said')}
            problem={tried ? saidProblem : undefined}
            value={said}
            onChange={setSaid}
          />
        )}
        {canMeanElse(effect) && (
          <MeaningField
            policyId={policy.id}
            chosen={meaning}
            onChoose={(next) => {
              setMeaning(next);
              // What a model is told follows, unless the admin wrote it themselves.
              if (rule === (meaning?.rule ?? policy.rule)) setRule(next.rule);
            }}
          />
        )}
        <TextField
          label={words('edit.only')}
          hint={words('edit.onlyHint')}
          problem={tried ? onlyProblem : undefined}
          value={only}
          onChange={setOnly}
        />
        <Field label={words('edit.rule')}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={longestRule}
              value={rule}
              onChange={(event) => setRule(event.target.value)}
              className={`${fieldLook} h-auto py-2`}
            />
          )}
        </Field>
        <Field label={words('edit.priority')}>
          {(control) => (
            <Select
              {...control}
              value={priority}
              onChange={setPriority}
              options={(['high', 'medium', 'low'] as const).map((value) => ({
                value,
                label: words(`edit.priorities.${value}`),
              }))}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{shared('cancel')}</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {words('edit.save')}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
