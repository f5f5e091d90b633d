'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { PartChange, ReadingPart } from '#lib/envelope/reading-part.ts';
import { Button } from '../ui/button.tsx';
import { visibleText } from './visible-text.ts';

type Change = NonNullable<ReadingPart['change']>;
type Typed = NonNullable<Change['typed']>;

interface PartEditorProps {
  part: ReadingPart;
  onChange: (change: PartChange) => void;
}

/** What may stand in the place of a part: typed where that is natural, or picked. */
export function PartEditor({ part, onChange }: PartEditorProps) {
  const { choices, typed } = part.change as Change;
  return (
    <>
      {typed && <TypedChange typed={typed} onChange={onChange} />}
      {choices.length > 0 && (
        <ul className="scroll-thin flex max-h-64 min-h-0 flex-col overflow-y-auto">
          {choices.map(({ text, change }) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => onChange(change)}
                className="w-full rounded-md px-2 py-1.5 text-left text-sm break-words hover:bg-sunken focus-visible:-outline-offset-2"
              >
                <bdi>{visibleText(text)}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TypedChange({ typed, onChange }: { typed: Typed; onChange: (change: PartChange) => void }) {
  const words = useTranslations('shared');
  const id = useId();
  const [value, setValue] = useState(String(typed.now));
  const numeric = typed.input === 'number' || typed.input === 'count';

  function submit(event: FormEvent) {
    event.preventDefault();
    const next = numeric ? Number(value) : value.trim();
    if (next === '' || next === typed.now) return;
    onChange({ [typed.as]: next } as PartChange);
  }

  return (
    <form onSubmit={submit} className="flex items-center gap-1.5 p-0.5">
      <label htmlFor={id} className="sr-only">
        {words('newValue')}
      </label>
      <input
        id={id}
        type={numeric ? 'number' : typed.input}
        min={typed.input === 'count' ? (typed.as === 'value' ? 0 : 1) : undefined}
        max={typed.as === 'limit' ? 100_000 : typed.as === 'count' ? 10_000 : undefined}
        step={typed.input === 'number' ? 'any' : undefined}
        maxLength={200}
        required
        value={value}
        onChange={(event) => setValue(event.target.value)}
        className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink"
      />
      <Button type="submit" look="primary" size="small" className="h-8">
        {words('applyChange')}
      </Button>
    </form>
  );
}
