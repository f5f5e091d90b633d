'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '../ui/field.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { connectSource, refreshSource } from './api.ts';
import { BackLink } from './back-link.tsx';
import { emptyForm } from './connection-fields.ts';
import { ConnectionForm } from './connection-form.tsx';
import { PageHeading } from './page-heading.tsx';

export function NewSource() {
  const words = useTranslations('admin');
  const router = useRouter();
  const notify = useNotify();
  const [name, setName] = useState('');
  return (
    <>
      <PageHeading
        title={words('connectTitle')}
        text={words('connectText')}
        above={<BackLink href="/admin/sources" text={words('sources')} />}
      />
      <ConnectionForm
        initial={emptyForm}
        action={words('connect')}
        onSave={async (connection) => {
          const said =
            String(connection.database ?? connection.file)
              .split(/[\\/]/)
              .at(-1) ?? '';
          const source = await connectSource(name.trim() || said, connection);
          await refreshSource(source.id);
          notify(words('connected'));
          router.push(`/admin/sources/${source.id}`);
        }}
      >
        <TextField
          label={words('sourceName')}
          hint={words('sourceNameHint')}
          value={name}
          onChange={setName}
          maxLength={80}
          className="sm:max-w-72"
        />
      </ConnectionForm>
    </>
  );
}
