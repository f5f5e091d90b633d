'use client';

import { Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { readModel } from './api.ts';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { ModelEditor } from './model-editor.tsx';
import { ModelPicker } from './model-picker.tsx';
import { RelationList } from './relation-list.tsx';
import { SchemaFilePanel } from './schema-file-panel.tsx';
import { useInSight } from './use-in-sight.ts';
import { useLoaded } from './use-loaded.ts';

interface ModelsTabProps {
  sourceId: string;
  model: string | undefined;
  onChoose: (model: string) => void;
}

/** The models of a source on the left, the chosen one on the right; below one another on a narrow screen. */
export function ModelsTab({ sourceId, model, onChoose }: ModelsTabProps) {
  const words = useTranslations('admin');
  const [saves, setSaves] = useState(0);
  const [descriptions, setDescriptions] = useState(0);
  const place = useInSight(model);
  return (
    <div className="flex flex-col gap-5">
      <SchemaFilePanel sourceId={sourceId} onChange={() => setDescriptions((before) => before + 1)} />
      <div className="grid items-start gap-5 lg:grid-cols-[15rem_1fr]">
        <ModelPicker
          key={`models-${saves}-${descriptions}`}
          sourceId={sourceId}
          chosen={model}
          onChoose={onChoose}
        />
        <div ref={place} className="min-w-0 scroll-mt-16">
          {model === undefined ? (
            <EmptyState icon={Table2}>{words('chooseModel')}</EmptyState>
          ) : (
            <ChosenModel
              key={`${model}-${descriptions}`}
              sourceId={sourceId}
              model={model}
              onSaved={() => setSaves((before) => before + 1)}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function ChosenModel({ sourceId, model, onSaved }: { sourceId: string; model: string; onSaved: () => void }) {
  const load = useCallback(() => readModel(sourceId, model), [sourceId, model]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  const saved = () => {
    reload();
    onSaved();
  };
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <ModelEditor
        key={JSON.stringify(loaded.value)}
        sourceId={sourceId}
        model={loaded.value}
        onSaved={saved}
      />
      <RelationList sourceId={sourceId} model={loaded.value} onSaved={saved} />
    </div>
  );
}
