'use client';

import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SeenAs } from '#lib/sources/see-as.ts';
import { RequestFailure } from '../conversation/api.ts';
import { formatCell, standsRight } from '../envelope/format-cell.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { useLanguage } from '../words/use-language.ts';
import { seeAs } from './api.ts';
import { AttributeInputs, type AttributeRow, attributesOf, isComplete } from './attribute-inputs.tsx';

type Seen = { status: 'none' | 'loading' | 'failed' } | { status: 'ready'; seen: SeenAs };

interface SeeAsPanelProps {
  sourceId: string;
  model: string;
  /** Rules were changed and not saved: what is shown is not what is seen above. */
  unsaved: boolean;
}

/** A few rows of one model as somebody of a role and with given attributes sees them. */
export function SeeAsPanel({ sourceId, model, unsaved }: SeeAsPanelProps) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const [role, setRole] = useState<'staff' | 'admin'>('staff');
  const [attributes, setAttributes] = useState<readonly AttributeRow[]>([]);
  const [state, setState] = useState<Seen>({ status: 'none' });

  async function show() {
    setState({ status: 'loading' });
    try {
      setState({ status: 'ready', seen: await seeAs(sourceId, role, attributesOf(attributes), model) });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setState({ status: 'failed' });
    }
  }

  return (
    <section
      aria-label={words('seeAs')}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div>
        <h2 className="font-semibold">{words('seeAs')}</h2>
        <p className="text-xs text-ink-soft">
          {words('seeAsText')}{' '}
          {unsaved && <strong className="font-medium text-ink">{words('seeAsUnsaved')}</strong>}
        </p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (attributes.every(isComplete)) void show();
        }}
        className="flex flex-col gap-3"
      >
        <Field label={words('role')} className="sm:max-w-56">
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={setRole}
              options={[
                { value: 'staff', label: words('roles.staff') },
                { value: 'admin', label: words('roles.admin') },
              ]}
            />
          )}
        </Field>
        <AttributeInputs rows={attributes} onChange={setAttributes} />
        <Button type="submit" disabled={state.status === 'loading'} className="w-fit">
          <Eye aria-hidden className="size-4" />
          {state.status === 'loading' ? words('showing') : words('show')}
        </Button>
      </form>
      <div role="status" className="min-w-0">
        {state.status === 'failed' && <p className="text-bad">{shared('loadFailed')}</p>}
        {state.status === 'ready' && <SeenRows seen={state.seen} />}
      </div>
    </section>
  );
}

function SeenRows({ seen }: { seen: SeenAs }) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const language = useLanguage();
  const [sample] = seen.samples;
  const [model] = seen.models;
  const counts = words('seenCounts', { models: seen.hidden_models, fields: seen.hidden_fields });
  if (!sample || sample.hidden) return <p className="text-ink-soft">{words('modelHidden')}</p>;
  if ('error' in sample) return <p className="text-bad">{shared('loadFailed')}</p>;
  return (
    <div className="flex flex-col gap-2">
      {sample.rows.length === 0 ? (
        <p className="text-ink-soft">{words('noRowsSeen')}</p>
      ) : (
        <section
          aria-label={shared('resultTable')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="scroll-thin overflow-x-auto rounded-md border border-line"
        >
          <table className="w-full text-left text-[0.8125rem]">
            <thead className="text-xs text-ink-soft">
              <tr>
                {sample.columns.map((column) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={classes(
                      'px-2.5 py-1.5 font-medium whitespace-nowrap',
                      standsRight(column) && 'text-right',
                    )}
                  >
                    <span className="inline-block first-letter:uppercase">{visibleText(column.label)}</span>{' '}
                    {column.masked && <Badge>{words('masked')}</Badge>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sample.rows.map((row, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of a sample does not change
                <tr key={position} className="border-t border-line">
                  {sample.columns.map((column, index) => (
                    <td
                      key={column.name}
                      className={classes(
                        'max-w-64 truncate px-2.5 py-1.5 whitespace-nowrap',
                        standsRight(column) && 'text-right',
                      )}
                    >
                      {formatCell(row[index] ?? null, column, language) ?? (
                        <span className="text-ink-faint">{shared('noValue')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {model && model.hidden_fields.length > 0 && (
        <p className="text-xs break-words text-ink-soft">
          {words('hiddenFields', { fields: model.hidden_fields.join(', ') })}
        </p>
      )}
      <p className="text-xs text-ink-faint">{counts}</p>
    </div>
  );
}
