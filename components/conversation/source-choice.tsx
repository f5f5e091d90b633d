'use client';

import { useTranslations } from 'next-intl';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import type { SourceName } from './api.ts';

interface SourceChoiceProps {
  sources: readonly SourceName[];
  /** Absent: the default one. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Which source a new chat is about; nothing to choose where there is one. */
export function SourceChoice({ sources, chosen, onChoose }: SourceChoiceProps) {
  const words = useTranslations('shared');
  const current = sources.find(({ id }) => id === chosen) ?? sources[0];
  if (sources.length < 2 || !current) return null;
  return (
    <Field label={words('sourceToAsk')} className="max-w-72 text-left">
      {(control) => (
        <Select
          {...control}
          value={current.id}
          onChange={onChoose}
          options={sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}
