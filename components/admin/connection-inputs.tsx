'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Collapsible } from 'radix-ui';
import { useState } from 'react';
import type { ServerView } from '#lib/sources/source-view.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import type { WordsOf } from '../words/messages.ts';
import { type ConnectionForm, type Engine, type Tls, usualPort } from './connection-fields.ts';
import type { ConnectionProblems } from './connection-problems.ts';
import { fromAddress } from './from-address.ts';

/** Behind a fold, which opens where one of them is wrong. */
const folded = [
  'connections',
  'statementMilliseconds',
  'replicaHost',
  'replicaPort',
  'scopeAttribute',
  'scopeKey',
] as const;
const engines: readonly Engine[] = ['postgres', 'mysql', 'sqlite'];
const tlsModes: readonly Tls[] = ['verified', 'required', 'off'];

interface ConnectionInputsProps {
  form: ConnectionForm;
  onChange: (form: ConnectionForm) => void;
  /** What is wrong, once one has tried. */
  problems: ConnectionProblems;
  /** What is stored, when a source is changed. */
  password?: ServerView['password'] | undefined;
}

/** Every setting of a connection as a field of its own. */
export function ConnectionInputs({ form, onChange, problems, password }: ConnectionInputsProps) {
  const words = useTranslations('admin');
  const set = (change: Partial<ConnectionForm>) => onChange({ ...form, ...change });
  const text = (name: 'host' | 'port' | 'database' | 'user' | 'file') => ({
    label: words(`${name}`),
    value: form[name],
    // What a host hands out is one address; pasted where a part of it belongs, it fills them all.
    onChange: (value: string) => set(fromAddress(value) ?? { [name]: value }),
    problem: said(words, problems[name]),
  });
  return (
    <div className="flex flex-col gap-4">
      <Field label={words('engine')} className="sm:max-w-72">
        {(control) => (
          <Select
            {...control}
            value={form.engine}
            onChange={(engine) => set({ engine, port: usualPort[engine], schemas: [] })}
            options={engines.map((value) => ({ value, label: words(`engines.${value}`) }))}
          />
        )}
      </Field>
      {form.engine === 'sqlite' ? (
        <TextField {...text('file')} hint={words('fileHint')} placeholder="/srv/data/shop.db" />
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-[1fr_7rem]">
            <TextField {...text('host')} placeholder="db.example.com" />
            <TextField {...text('port')} inputMode="numeric" />
          </div>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField {...text('database')} />
            <TextField {...text('user')} />
            <TextField
              label={words('password')}
              type="password"
              autoComplete="new-password"
              value={form.password}
              onChange={(value) => set({ password: value })}
              placeholder={password?.set ? '••••••••' : ''}
              hint={passwordHint(words, password)}
            />
          </div>
          <Field label={words('tls')} className="sm:max-w-72">
            {(control) => (
              <Select
                {...control}
                value={form.tls}
                onChange={(tls) => set({ tls })}
                options={tlsModes.map((value) => ({ value, label: words(`tlsModes.${value}`) }))}
              />
            )}
          </Field>
        </>
      )}
      <AdvancedInputs form={form} set={set} problems={problems} />
    </div>
  );
}

function AdvancedInputs({
  form,
  set,
  problems,
}: {
  form: ConnectionForm;
  set: (change: Partial<ConnectionForm>) => void;
  problems: ConnectionProblems;
}) {
  const words = useTranslations('admin');
  const [open, setOpen] = useState(false);
  const wrong = folded.some((name) => problems[name] !== undefined);
  const text = (name: (typeof folded)[number], label: string) => ({
    label,
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    problem: said(words, problems[name]),
  });
  return (
    <Collapsible.Root open={open || wrong} onOpenChange={setOpen}>
      <Collapsible.Trigger className="group flex items-center gap-1 rounded-md pr-2 font-medium text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden className="size-4 transition-transform group-data-[state=open]:rotate-90" />
        {words('advanced')}
      </Collapsible.Trigger>
      <Collapsible.Content className="grid gap-4 pt-3 sm:grid-cols-2">
        {form.engine !== 'sqlite' && (
          <TextField {...text('connections', words('connections'))} inputMode="numeric" />
        )}
        <TextField {...text('statementMilliseconds', words('timeLimit'))} inputMode="numeric" />
        {form.engine !== 'sqlite' && (
          <>
            <TextField {...text('replicaHost', words('replicaHost'))} hint={words('replicaHint')} />
            <TextField
              {...text('replicaPort', words('replicaPort'))}
              inputMode="numeric"
              placeholder={form.port}
            />
          </>
        )}
        {form.engine === 'postgres' && (
          <>
            <TextField
              {...text('scopeAttribute', words('scopeAttribute'))}
              hint={words('scopeHint')}
              placeholder="region"
            />
            <TextField {...text('scopeKey', words('scopeKey'))} type="password" autoComplete="new-password" />
          </>
        )}
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

type Words = WordsOf<'admin'>;

function said(words: Words, problem: ConnectionProblems[keyof ConnectionForm]): string | undefined {
  return problem && words(`connectionProblems.${problem}`);
}

function passwordHint(words: Words, password: ServerView['password'] | undefined): string | undefined {
  if (!password) return undefined;
  if (!password.set) return words('passwordMissing');
  const stored =
    password.tail === null ? words('passwordStored') : words('passwordStoredTail', { tail: password.tail });
  return `${stored}. ${words('passwordKept')}`;
}
