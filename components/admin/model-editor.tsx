'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ModelDetail } from '#lib/sources/manifest-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fieldLook, TextField } from '../ui/field.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { changeLabels, type LabelChange } from './api.ts';

interface ModelEditorProps {
  sourceId: string;
  model: ModelDetail;
  onSaved: () => void;
}

/** What is typed for a model or a field; empty leaves what the database says. */
interface Typed {
  readonly label: string;
  readonly plural: string;
  readonly description: string;
  readonly synonyms: string;
}

type Edit = ModelDetail['edit'];

function typedOf(edit: Edit): Typed {
  return {
    label: edit?.label ?? '',
    plural: edit?.plural ?? '',
    description: edit?.description ?? '',
    synonyms: edit?.synonyms.join(', ') ?? '',
  };
}

/** The key of the model itself among its fields. */
const itself = '';

/** Labels, descriptions and other words of one model and its fields, saved together. */
export function ModelEditor({ sourceId, model, onSaved }: ModelEditorProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const [changed, setChanged] = useState<Readonly<Record<string, Typed>>>({});
  const [saving, setSaving] = useState(false);
  const own = changed[itself] ?? typedOf(model.edit);
  const count = Object.keys(changed).length;
  const set = (key: string, before: Typed, change: Partial<Typed>) =>
    setChanged({ ...changed, [key]: { ...before, ...change } });

  async function save() {
    setSaving(true);
    try {
      const labels = Object.entries(changed).map(([key, typed]) => changeOf(model.name, key, typed));
      await changeLabels(sourceId, { labels });
      notify(words('saved'));
      onSaved();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('saveFailed'), { bad: true });
    }
    setSaving(false);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0) void save();
      }}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface"
    >
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="text-base font-semibold">{model.edit?.label ?? model.label}</h2>
          <span className="font-mono text-xs break-all text-ink-faint">{model.table}</span>
          {model.row_estimate !== null && (
            <span className="text-xs text-ink-faint">{words('rows', { count: model.row_estimate })}</span>
          )}
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={words('label')}
            value={own.label}
            placeholder={model.label}
            maxLength={80}
            onChange={(label) => set(itself, own, { label })}
          />
          <TextField
            label={words('plural')}
            value={own.plural}
            placeholder={model.plural}
            maxLength={80}
            onChange={(plural) => set(itself, own, { plural })}
          />
          <TextField
            label={words('description')}
            value={own.description}
            placeholder={model.description ?? ''}
            maxLength={500}
            onChange={(description) => set(itself, own, { description })}
          />
          <TextField
            label={words('synonyms')}
            hint={words('synonymsHint')}
            value={own.synonyms}
            placeholder={model.synonyms.join(', ')}
            onChange={(synonyms) => set(itself, own, { synonyms })}
          />
        </div>
      </div>
      <section
        aria-label={words('fields')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-thin overflow-x-auto border-t border-line focus-visible:-outline-offset-2"
      >
        <table className="w-full min-w-[38rem] text-left">
          <thead className="text-xs text-ink-soft">
            <tr>
              {[words('field'), words('label'), words('description'), words('synonyms')].map((title) => (
                <th key={title} scope="col" className="px-3 py-2 font-medium first:pl-4">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.fields.map((field) => (
              <FieldRow
                key={field.name}
                field={field}
                typed={changed[field.name] ?? typedOf(field.edit)}
                onChange={(typed, change) => set(field.name, typed, change)}
              />
            ))}
          </tbody>
        </table>
      </section>
      <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t border-line bg-surface p-3">
        {count > 0 && <span className="flex-1 text-xs text-ink-soft">{words('unsaved', { count })}</span>}
        <Button disabled={count === 0 || saving} onClick={() => setChanged({})}>
          {words('discard')}
        </Button>
        <Button type="submit" look="primary" disabled={count === 0 || saving}>
          {saving ? words('saving') : words('saveChanges')}
        </Button>
      </div>
    </form>
  );
}

interface FieldRowProps {
  field: ModelDetail['fields'][number];
  typed: Typed;
  onChange: (typed: Typed, change: Partial<Typed>) => void;
}

function FieldRow({ field, typed, onChange }: FieldRowProps) {
  const words = useTranslations('admin');
  const input = (name: 'label' | 'description' | 'synonyms', said: string, says: string) => (
    <td className="px-1.5 py-1 last:pr-4">
      <input
        aria-label={says}
        value={typed[name]}
        placeholder={said}
        maxLength={name === 'label' ? 80 : 500}
        autoComplete="off"
        onChange={(event) => onChange(typed, { [name]: event.target.value })}
        className={fieldLook}
      />
    </td>
  );
  return (
    <tr className="border-t border-line align-middle">
      <th scope="row" className="max-w-52 min-w-32 py-1.5 pr-2 pl-4 font-normal">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="font-mono text-xs break-all">{field.column}</span>
          {field.sensitive && <Badge look="warn">{words('sensitive')}</Badge>}
        </span>
        <span className="block text-xs text-ink-faint">{field.type}</span>
      </th>
      {input('label', field.label, words('labelOf', { name: field.column }))}
      {input('description', field.description ?? '', words('descriptionOf', { name: field.column }))}
      {input('synonyms', field.synonyms.join(', '), words('synonymsOf', { name: field.column }))}
    </tr>
  );
}

function changeOf(model: string, key: string, typed: Typed): LabelChange {
  const synonyms = typed.synonyms
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const said = (name: 'label' | 'plural' | 'description') =>
    typed[name].trim() === '' ? {} : { [name]: typed[name].trim() };
  return {
    model,
    ...(key === itself ? {} : { field: key }),
    ...said('label'),
    ...(key === itself ? said('plural') : {}),
    ...said('description'),
    synonyms,
  };
}
