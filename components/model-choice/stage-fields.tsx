'use client';

import { TextField } from '../ui/field.tsx';
import type { NamedDraft } from './draft.ts';
import { PriceFields } from './price-fields.tsx';

interface StageFieldsProps {
  readonly place: 'policy' | 'phrase';
  readonly label: string;
  readonly hint: string;
  readonly value: NamedDraft;
  readonly onChange: (value: NamedDraft) => void;
  readonly problems: ReadonlySet<string>;
}

/** A model of another name at the same server, for one kind of work; its prices are asked for once it has one. */
export function StageFields({ place, label, hint, value, onChange, problems }: StageFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        className="sm:col-span-2"
        label={label}
        hint={hint}
        maxLength={200}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      {value.name.trim() !== '' && (
        <PriceFields
          place={place}
          value={value}
          onChange={(prices) => onChange({ ...value, ...prices })}
          problems={problems}
        />
      )}
    </div>
  );
}
