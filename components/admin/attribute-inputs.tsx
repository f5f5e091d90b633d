'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { fieldLook } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** One attribute as it is typed: several values are separated by commas. */
export interface AttributeRow {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

const nameForm = /^[a-z][a-z0-9_]{0,39}$/;

export function isComplete({ name, value }: AttributeRow): boolean {
  return nameForm.test(name.trim()) && valuesOf(value).length > 0;
}

/** What is typed as attributes: a number where every digit of it would be kept, several values as a list. */
export function attributesOf(
  rows: readonly AttributeRow[],
): Record<string, string | number | (string | number)[]> {
  return Object.fromEntries(
    rows.map(({ name, value }) => {
      const values = valuesOf(value).map((text) => (String(Number(text)) === text ? Number(text) : text));
      const [only] = values;
      return [name.trim(), values.length === 1 && only !== undefined ? only : values];
    }),
  );
}

export function rowsOf(attributes: Readonly<Record<string, unknown>>): readonly AttributeRow[] {
  return Object.entries(attributes).map(([name, value]) => ({
    key: crypto.randomUUID(),
    name,
    value: [value].flat().join(', '),
  }));
}

function valuesOf(text: string): string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

interface AttributeInputsProps {
  rows: readonly AttributeRow[];
  onChange: (rows: readonly AttributeRow[]) => void;
}

export function AttributeInputs({ rows, onChange }: AttributeInputsProps) {
  const words = useTranslations('admin');
  const set = (row: AttributeRow, change: Partial<AttributeRow>) =>
    onChange(rows.map((one) => (one === row ? { ...row, ...change } : one)));
  const wrong = rows.some((row) => (row.name !== '' || row.value !== '') && !isComplete(row));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1 text-xs font-medium text-ink-soft">{words('attributes')}</legend>
      {rows.map((row) => (
        <div key={row.key} className="flex items-center gap-2">
          <input
            aria-label={words('attribute')}
            value={row.name}
            placeholder="region"
            maxLength={40}
            autoComplete="off"
            onChange={(event) => set(row, { name: event.target.value })}
            className={fieldLook}
          />
          <input
            aria-label={`${words('value')}: ${row.name}`}
            value={row.value}
            placeholder={words('valueHint')}
            autoComplete="off"
            onChange={(event) => set(row, { value: event.target.value })}
            className={fieldLook}
          />
          <IconButton
            label={words('removeAttribute', { name: row.name })}
            onClick={() => onChange(rows.filter((one) => one !== row))}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
      ))}
      {wrong && <p className="text-xs text-bad">{words('attributeWrong')}</p>}
      <Button
        size="small"
        look="quiet"
        className="-ml-2 w-fit"
        onClick={() => onChange([...rows, { key: crypto.randomUUID(), name: '', value: '' }])}
      >
        <Plus aria-hidden className="size-3.5" />
        {words('addAttribute')}
      </Button>
    </fieldset>
  );
}
