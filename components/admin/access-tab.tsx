'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { AccessView } from '#lib/sources/access-rules.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { keyOfRule, type Rule, ruleOf } from './access-choices.ts';
import { readAccess, readModel, replaceAccess } from './api.ts';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { ModelAccess } from './model-access.tsx';
import { ModelPicker } from './model-picker.tsx';
import { RuleList } from './rule-list.tsx';
import { SeeAsPanel } from './see-as-panel.tsx';
import { useInSight } from './use-in-sight.ts';
import { useLoaded } from './use-loaded.ts';

interface AccessTabProps {
  sourceId: string;
  /** Raised by every look at the source: its models are read anew, and rules that are not saved stay. */
  looks: number;
  model: string | undefined;
  onChoose: (model: string) => void;
}

export function AccessTab({ sourceId, looks, model, onChoose }: AccessTabProps) {
  const load = useCallback(() => readAccess(sourceId), [sourceId]);
  const { loaded, reload, put } = useLoaded(load);
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  return (
    <AccessEditor
      sourceId={sourceId}
      access={loaded.value}
      looks={looks}
      model={model}
      onChoose={onChoose}
      onSaved={put}
    />
  );
}

interface AccessEditorProps extends AccessTabProps {
  access: AccessView;
  onSaved: (access: AccessView) => void;
}

/** Rules are changed here and saved together; until then nothing holds. */
function AccessEditor({ sourceId, access, looks, model, onChoose, onSaved }: AccessEditorProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const saved = access.rules.map(ruleOf);
  const [rules, setRules] = useState<readonly Rule[]>(saved);
  const [saving, setSaving] = useState(false);
  const [saves, setSaves] = useState(0);
  const changes = countChanges(saved, rules);
  const place = useInSight(model);

  async function save() {
    setSaving(true);
    try {
      const now = await replaceAccess(sourceId, rules);
      onSaved(now);
      setRules(now.rules.map(ruleOf));
      setSaves((before) => before + 1);
      notify(words('saved'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('saveFailed'), { bad: true });
    }
    setSaving(false);
  }

  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-3xl text-ink-soft">{words('accessText')}</p>
      <div className="grid items-start gap-5 lg:grid-cols-[15rem_1fr]">
        <ModelPicker key={looks} sourceId={sourceId} chosen={model} onChoose={onChoose} />
        <div ref={place} className="flex min-w-0 scroll-mt-16 flex-col gap-5">
          {model !== undefined && (
            <ChosenModel
              key={looks}
              sourceId={sourceId}
              model={model}
              rules={rules}
              unsaved={changes > 0}
              onChange={setRules}
              saves={saves}
            />
          )}
          <RuleList rules={rules} access={access} onChange={setRules} />
        </div>
      </div>
      {changes > 0 && (
        <div className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised p-3 shadow-panel">
          <span role="status" className="flex-1">
            {words('unsaved', { count: changes })}
          </span>
          <Button disabled={saving} onClick={() => setRules(saved)}>
            {words('discard')}
          </Button>
          <Button look="primary" disabled={saving} onClick={save}>
            {saving ? words('saving') : words('saveChanges')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ChosenModelProps {
  sourceId: string;
  model: string;
  rules: readonly Rule[];
  unsaved: boolean;
  onChange: (rules: readonly Rule[]) => void;
  /** Raised by every save: what a role sees is another thing then. */
  saves: number;
}

function ChosenModel({ sourceId, model, rules, unsaved, onChange, saves }: ChosenModelProps) {
  const load = useCallback(() => readModel(sourceId, model), [sourceId, model]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  // The one chosen before stays in sight until the next one has come.
  return (
    <>
      <ModelAccess key={loaded.value.name} model={loaded.value} rules={rules} onChange={onChange} />
      <SeeAsPanel
        key={`${loaded.value.name} ${saves}`}
        sourceId={sourceId}
        model={loaded.value.name}
        unsaved={unsaved}
      />
    </>
  );
}

function countChanges(before: readonly Rule[], after: readonly Rule[]): number {
  const old = new Set(before.map(keyOfRule));
  const now = new Set(after.map(keyOfRule));
  return [...old].filter((key) => !now.has(key)).length + [...now].filter((key) => !old.has(key)).length;
}
