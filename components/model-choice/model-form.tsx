'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { ModelView } from '#lib/model-choice/manage-model.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { showProblems } from '../ui/show-problems.ts';
import { useNotify } from '../ui/toasts.tsx';
import { chooseModel, forgetModel } from './api.ts';
import { ConnectionSection } from './connection-section.tsx';
import {
  bodyOf,
  type Draft,
  draftOf,
  emptyConnection,
  hasUncountedMoney,
  limitNames,
  phrasings,
  problemsOf,
  promptSizes,
} from './draft.ts';
import { StageFields } from './stage-fields.tsx';

const planners = ['auto', 'model', 'built-in'] as const;

interface ModelFormProps {
  view: ModelView;
  onChange: (view: ModelView) => void;
}

export function ModelForm({ view, onChange }: ModelFormProps) {
  const words = useTranslations('model');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [draft, setDraft] = useState(() => draftOf(view));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const { trusted_servers: trustedServers, environment_keys: environmentKeys } = view;
  const problems = tried ? problemsOf(draft, environmentKeys) : new Set<string>();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  async function attempt(work: () => Promise<ModelView>, done: string) {
    setSaving(true);
    try {
      onChange(await work());
      notify(done);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(thrown.status === 502 ? words('refused') : adminWords('saveFailed'), { bad: true });
    }
    setSaving(false);
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    showProblems(event.currentTarget, () => setTried(true));
    if (problemsOf(draft, environmentKeys).size === 0)
      void attempt(() => chooseModel(bodyOf(draft)), words('saved'));
  }

  const section = 'flex flex-col gap-4 rounded-lg border border-line bg-surface p-4';
  return (
    <form noValidate onSubmit={save} className="flex max-w-3xl flex-col gap-5">
      <Field label={words('planner')}>
        {(control) => (
          <Select
            {...control}
            value={draft.planner}
            options={planners.map((planner) => ({ value: planner, label: words(`planners.${planner}`) }))}
            onChange={(planner) => change({ planner })}
          />
        )}
      </Field>
      {draft.planner !== 'built-in' && (
        <>
          <section aria-label={words('primary')} className={section}>
            <h2 className="font-semibold">{words('primary')}</h2>
            <ConnectionSection
              place="primary"
              value={draft.primary}
              onChange={(primary) => change({ primary })}
              problems={problems}
              trustedServers={trustedServers}
              environmentKeys={environmentKeys}
            />
            <TextField
              label={words('callSeconds')}
              hint={words('callSecondsHint', { seconds: view.default_seconds })}
              inputMode="numeric"
              problem={problems.has('callSeconds') ? words('callSecondsWrong') : undefined}
              value={draft.callSeconds}
              onChange={(callSeconds) => change({ callSeconds })}
            />
            <StageFields
              place="policy"
              label={words('policyName')}
              hint={words('policyNameHint')}
              value={draft.policy}
              onChange={(policy) => change({ policy })}
              problems={problems}
            />
            <Field label={words('prompt')} hint={words('promptHint')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.prompt}
                  options={promptSizes.map((size) => ({ value: size, label: words(`prompts.${size}`) }))}
                  onChange={(prompt) => change({ prompt })}
                />
              )}
            </Field>
            <Field label={words('phrasing')} hint={words('phrasingHint')}>
              {(control) => (
                <Select
                  {...control}
                  value={draft.phrasing}
                  options={phrasings.map((phrasing) => ({
                    value: phrasing,
                    label: words(`phrasings.${phrasing}`),
                  }))}
                  onChange={(phrasing) => change({ phrasing })}
                />
              )}
            </Field>
            {draft.phrasing !== 'off' && (
              <StageFields
                place="phrase"
                label={words('phraseName')}
                hint={words('phraseNameHint')}
                value={draft.phrase}
                onChange={(phrase) => change({ phrase })}
                problems={problems}
              />
            )}
          </section>
          {draft.fallback ? (
            <section aria-label={words('fallback')} className={section}>
              <div className="flex items-start justify-between gap-3">
                <div>
                  <h2 className="font-semibold">{words('fallback')}</h2>
                  <p className="text-sm text-ink-soft">{words('fallbackText')}</p>
                </div>
                <Button look="quiet" size="small" onClick={() => change({ fallback: undefined })}>
                  <X aria-hidden className="size-3.5" />
                  {words('removeFallback')}
                </Button>
              </div>
              <ConnectionSection
                place="fallback"
                value={draft.fallback}
                onChange={(fallback) => change({ fallback })}
                problems={problems}
                trustedServers={trustedServers}
                environmentKeys={environmentKeys}
              />
            </section>
          ) : (
            <Button className="self-start" onClick={() => change({ fallback: emptyConnection })}>
              <Plus aria-hidden className="size-4" />
              {words('addFallback')}
            </Button>
          )}
        </>
      )}
      <section aria-label={words('budget')} className={section}>
        <div>
          <h2 className="font-semibold">{words('budget')}</h2>
          <p className="text-sm text-ink-soft">{words('budgetText')}</p>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          {limitNames.map((name) => (
            <TextField
              key={name}
              label={words(`limits.${name}`)}
              inputMode="decimal"
              hint={hasUncountedMoney(draft, name) ? words('moneyUncounted') : undefined}
              problem={problems.has(name) ? words('numberWrong') : undefined}
              value={draft.limits[name]}
              onChange={(limit) => change({ limits: { ...draft.limits, [name]: limit } })}
            />
          ))}
          <TextField
            label={words('currency')}
            maxLength={3}
            problem={problems.has('currency') ? words('currencyWrong') : undefined}
            value={draft.currency}
            onChange={(currency) => change({ currency: currency.toUpperCase() })}
          />
          <TextField
            className="sm:col-span-2"
            label={words('limitWords')}
            hint={words('limitWordsHint')}
            maxLength={300}
            value={draft.words}
            onChange={(limitWords) => change({ words: limitWords })}
          />
        </div>
      </section>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? words('saving') : words('save')}
        </Button>
        {view.chosen && (
          <Button disabled={saving} onClick={() => setForgetting(true)}>
            {words('forget')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={forgetting}
        onOpenChange={setForgetting}
        title={words('forgetTitle')}
        text={words('forgetText', { model: view.environment ?? words('builtIn') })}
        action={words('forget')}
        onConfirm={() => attempt(forgetModel, words('forgotten'))}
      />
    </form>
  );
}
