'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { PersonView } from '#lib/auth/people.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog-frame.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { changePerson } from './api.ts';
import { AttributeInputs, attributesOf, isComplete, rowsOf } from './attribute-inputs.tsx';

interface PersonDialogProps {
  person: PersonView;
  onClose: () => void;
  onSaved: (person: PersonView) => void;
}

/** Role, attributes and whether the account may sign in; saved together. */
export function PersonDialog({ person, onClose, onSaved }: PersonDialogProps) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const notify = useNotify();
  const [role, setRole] = useState(person.role);
  const [status, setStatus] = useState<'active' | 'disabled'>(person.disabled_at ? 'disabled' : 'active');
  const [rows, setRows] = useState(() => rowsOf(person.attributes));
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function save() {
    if (!rows.every(isComplete)) {
      setProblem(words('attributeWrong'));
      return;
    }
    setSaving(true);
    setProblem(undefined);
    try {
      const change = { role, disabled: status === 'disabled', attributes: attributesOf(rows) };
      const saved = await changePerson(person.id, change);
      notify(words('saved'));
      onSaved(saved);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem(thrown.status === 409 ? words('mayNotSelf') : words('saveFailed'));
      setSaving(false);
    }
  }

  return (
    <DialogFrame onClose={onClose}>
      <Dialog.Title className="text-base font-semibold">{person.name}</Dialog.Title>
      <p className="break-all text-ink-soft">{person.email}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        className="mt-4 flex flex-col gap-4"
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words('role')}>
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
          <Field label={words('status')}>
            {(control) => (
              <Select
                {...control}
                value={status}
                onChange={setStatus}
                options={[
                  { value: 'active', label: words('active') },
                  { value: 'disabled', label: words('disabled') },
                ]}
              />
            )}
          </Field>
        </div>
        <AttributeInputs rows={rows} onChange={setRows} />
        {problem && (
          <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
            {problem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Dialog.Close asChild>
            <Button>{shared('cancel')}</Button>
          </Dialog.Close>
          <Button type="submit" look="primary" disabled={saving}>
            {saving ? words('saving') : words('saveChanges')}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
