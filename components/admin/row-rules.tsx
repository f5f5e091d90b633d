'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ModelDetail } from '#lib/sources/manifest-view.ts';
import { Button } from '../ui/button.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { keyOfRule, type Rule } from './access-choices.ts';
import { roleName } from './model-access.tsx';

interface RowRulesProps {
  model: ModelDetail;
  rules: readonly Rule[];
  onChange: (rules: readonly Rule[]) => void;
}

const attributeForm = /^[a-z][a-z0-9_]{0,39}$/;

/** Which rows of a model people see: those in which a field equals an attribute of theirs. */
export function RowRules({ model, rules, onChange }: RowRulesProps) {
  const words = useTranslations('admin');
  const [role, setRole] = useState<'all' | 'staff' | 'admin'>('staff');
  const [field, setField] = useState(model.fields[0]?.name ?? '');
  const [attribute, setAttribute] = useState('');
  const own = rules.filter(
    (rule): rule is Extract<Rule, { kind: 'row_rule' }> =>
      rule.kind === 'row_rule' && rule.model === model.name,
  );
  const labelOf = (name: string) => {
    const found = model.fields.find((one) => one.name === name);
    return found?.edit?.label ?? found?.label ?? name;
  };

  function add() {
    if (!attributeForm.test(attribute)) return;
    const rule: Rule = {
      kind: 'row_rule',
      role: role === 'all' ? null : role,
      model: model.name,
      field,
      attribute,
    };
    if (!own.some((one) => keyOfRule(one) === keyOfRule(rule))) onChange([...rules, rule]);
    setAttribute('');
  }

  return (
    <div className="flex flex-col gap-3 border-t border-line p-4">
      <div>
        <h2 className="font-semibold">{words('rowRules')}</h2>
        <p className="text-xs text-ink-soft">{words('rowRulesText')}</p>
      </div>
      {own.length > 0 && (
        <ul className="flex flex-col gap-1">
          {own.map((rule) => {
            const said = words('rowRule', {
              role: roleName(words, rule.role),
              field: labelOf(rule.field),
              attribute: rule.attribute,
            });
            return (
              <li key={keyOfRule(rule)} className="flex items-center gap-2 rounded-md bg-sunken px-2.5 py-1">
                <span className="min-w-0 flex-1 break-words">{said}</span>
                <IconButton
                  label={`${words('remove')}: ${said}`}
                  onClick={() => onChange(rules.filter((one) => one !== rule))}
                >
                  <X aria-hidden className="size-4" />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
        className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]"
      >
        <Field label={words('role')}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={setRole}
              options={[
                { value: 'all', label: words('everyone') },
                { value: 'staff', label: words('staff') },
                { value: 'admin', label: words('admins') },
              ]}
            />
          )}
        </Field>
        <Field label={words('field')}>
          {(control) => (
            <Select
              {...control}
              value={field}
              onChange={setField}
              options={model.fields.map(({ name }) => ({ value: name, label: labelOf(name) }))}
            />
          )}
        </Field>
        <TextField
          label={words('attribute')}
          value={attribute}
          onChange={setAttribute}
          placeholder="region"
          maxLength={40}
        />
        <Button type="submit" disabled={!attributeForm.test(attribute)}>
          {words('addRule')}
        </Button>
      </form>
    </div>
  );
}
