'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SourceView } from '#lib/sources/source-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { changeSource, refreshSource, removeSource } from './api.ts';
import { formOf } from './connection-fields.ts';
import { ConnectionForm } from './connection-form.tsx';

interface ConnectionTabProps {
  source: SourceView;
  onChange: (source: SourceView) => void;
}

export function ConnectionTab({ source, onChange }: ConnectionTabProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const { connection } = source;
  return (
    <div className="flex flex-col gap-5">
      <NameForm source={source} onChange={onChange} />
      {/* The default source has none here, and its page says so in its heading. */}
      {connection !== null && (
        <>
          <ConnectionForm
            // The stored password may be another after saving, and the field is empty again.
            key={JSON.stringify(connection)}
            initial={formOf(connection)}
            sourceId={source.id}
            password={connection.engine === 'sqlite' ? undefined : connection.password}
            action={words('saveChanges')}
            onSave={async (fields) => {
              await changeSource(source.id, { connection: fields });
              onChange(await refreshSource(source.id));
              notify(words('saved'));
            }}
          />
          <RemoveSource source={source} />
        </>
      )}
    </div>
  );
}

function NameForm({ source, onChange }: ConnectionTabProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const [name, setName] = useState(source.name);
  const changed = name.trim() !== '' && name.trim() !== source.name;
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (!changed) return;
        try {
          onChange(await changeSource(source.id, { name: name.trim() }));
          notify(words('saved'));
        } catch (thrown) {
          if (!(thrown instanceof RequestFailure)) throw thrown;
          notify(words('saveFailed'), { bad: true });
        }
      }}
      className="flex max-w-3xl items-end gap-2 rounded-lg border border-line bg-surface p-4 md:p-5"
    >
      <TextField
        label={words('sourceName')}
        value={name}
        onChange={setName}
        maxLength={80}
        className="flex-1 sm:max-w-72"
      />
      <Button type="submit" disabled={!changed}>
        {words('rename')}
      </Button>
    </form>
  );
}

function RemoveSource({ source }: { source: SourceView }) {
  const words = useTranslations('admin');
  const router = useRouter();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);

  async function remove() {
    try {
      await removeSource(source.id);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('saveFailed'), { bad: true });
      return;
    }
    notify(words('removed'));
    router.push('/admin/sources');
  }

  return (
    <div>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words('removeSource')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={words('removeTitle')}
        text={words('removeText', { name: source.name })}
        action={words('remove')}
        onConfirm={remove}
      />
    </div>
  );
}
