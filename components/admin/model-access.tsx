'use client';

import { useTranslations } from 'next-intl';
import type { ModelDetail } from '#lib/sources/manifest-view.ts';
import { Badge } from '../ui/badge.tsx';
import { Select } from '../ui/select.tsx';
import type { WordsOf } from '../words/messages.ts';
import {
  choiceOf,
  type FieldChoice,
  hidesModel,
  masks,
  type Rule,
  type RuleRole,
  ruleRoles,
  withChoice,
  withModelHidden,
} from './access-choices.ts';
import { RowRules } from './row-rules.tsx';

interface ModelAccessProps {
  model: ModelDetail;
  rules: readonly Rule[];
  onChange: (rules: readonly Rule[]) => void;
}

/** What everyone, staff and admins see of one model: a table of choices, a row a field, a column a role. */
export function ModelAccess({ model, rules, onChange }: ModelAccessProps) {
  const words = useTranslations('admin');
  const label = model.edit?.label ?? model.label;
  return (
    <section aria-label={label} className="rounded-lg border border-line bg-surface">
      <h2 className="px-4 pt-4 text-base font-semibold">{label}</h2>
      <section
        aria-label={words('fields')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-thin mt-2 overflow-x-auto focus-visible:-outline-offset-2"
      >
        <table className="w-full min-w-[38rem] text-left">
          <thead className="text-xs text-ink-soft">
            <tr>
              {[words('field'), words('everyone'), words('staff'), words('admins')].map((title) => (
                <th key={title} scope="col" className="px-2 py-2 font-medium first:pl-4">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="border-t border-line bg-sunken/50">
              <th scope="row" className="py-1.5 pr-2 pl-4 font-medium">
                {words('wholeModel')}
              </th>
              {ruleRoles.map((role) => (
                <td key={role ?? 'all'} className="px-1.5 py-1 last:pr-4">
                  <Select
                    small
                    aria-label={words('ruleFor', { field: words('wholeModel'), role: roleName(words, role) })}
                    value={hidesModel(rules, model.name, role) ? 'hide' : 'none'}
                    onChange={(choice) =>
                      onChange(withModelHidden(rules, model.name, role, choice === 'hide'))
                    }
                    options={[
                      { value: 'none', label: role === null ? words('choices.none') : words('asEveryone') },
                      { value: 'hide', label: words('choices.hide') },
                    ]}
                  />
                </td>
              ))}
            </tr>
            {model.fields.map((field) => (
              <FieldRow key={field.name} model={model.name} field={field} rules={rules} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </section>
      <RowRules model={model} rules={rules} onChange={onChange} />
    </section>
  );
}

interface FieldRowProps extends Omit<ModelAccessProps, 'model'> {
  model: string;
  field: ModelDetail['fields'][number];
}

function FieldRow({ model, field, rules, onChange }: FieldRowProps) {
  const words = useTranslations('admin');
  return (
    <tr className="border-t border-line">
      <th scope="row" className="max-w-56 py-1.5 pr-2 pl-4 font-normal">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="break-words">{field.edit?.label ?? field.label}</span>
          {field.sensitive && <Badge look="warn">{words('sensitive')}</Badge>}
        </span>
      </th>
      {ruleRoles.map((role) => (
        <td key={role ?? 'all'} className="px-1.5 py-1 last:pr-4">
          <Select
            small
            aria-label={words('ruleFor', {
              field: field.edit?.label ?? field.label,
              role: roleName(words, role),
            })}
            value={choiceOf(rules, model, field.name, role)}
            onChange={(choice) =>
              onChange(withChoice(rules, { model, field: field.name, role }, choice, field.sensitive))
            }
            options={optionsOf(words, field.sensitive, role)}
          />
        </td>
      ))}
    </tr>
  );
}

type Words = WordsOf<'admin'>;

export function roleName(words: Words, role: RuleRole): string {
  if (role === null) return words('everyone');
  return role === 'staff' ? words('staff') : words('admins');
}

function optionsOf(
  words: Words,
  sensitive: boolean,
  role: RuleRole,
): { value: FieldChoice; label: string }[] {
  const none = sensitive ? words('choices.noneSensitive') : words('choices.none');
  return [
    { value: 'none', label: role === null ? none : words('asEveryone') },
    ...(sensitive ? [{ value: 'reveal' as const, label: words('choices.reveal') }] : []),
    { value: 'hide', label: words('choices.hide') },
    ...masks.map((mask) => ({ value: mask, label: words(`choices.${mask}`) })),
  ];
}
