'use client';

import { useTranslations } from 'next-intl';
import type { ProbeResult } from '#lib/sources/probe-connection.ts';

interface SchemaChoiceProps {
  /** What the test found; a chosen one that was not found is still shown. */
  found: ProbeResult['schemas'];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

export function SchemaChoice({ found = [], chosen, onChange }: SchemaChoiceProps) {
  const words = useTranslations('admin');
  const gone = chosen.filter((name) => !found.some((schema) => schema.name === name));
  const schemas = [...found, ...gone.map((name) => ({ name, models: undefined }))];
  if (schemas.length < 2 && chosen.length === 0) return null;
  return (
    <fieldset className="rounded-lg border border-line p-3">
      <legend className="px-1 text-xs font-medium text-ink-soft">{words('schemas')}</legend>
      <p className="pb-2 text-xs text-ink-faint">{words('schemasText')}</p>
      <div className="scroll-thin grid max-h-56 gap-1 overflow-y-auto sm:grid-cols-2">
        {schemas.map(({ name, models }) => (
          <label
            key={name}
            className="flex min-w-0 items-center gap-2 rounded-md px-1.5 py-1 hover:bg-sunken"
          >
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
              }
              className="size-4 accent-accent"
            />
            <span className="truncate">{name}</span>
            {models !== undefined && (
              <span className="text-xs text-ink-faint">{words('modelCount', { count: models })}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
