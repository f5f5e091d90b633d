'use client';

import { CircleAlert, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import type { ServerView } from '#lib/sources/source-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { showProblems } from '../ui/show-problems.ts';
import type { WordsOf } from '../words/messages.ts';
import { type ConnectionFields, type ConnectionForm as Form, fieldsOf } from './connection-fields.ts';
import { ConnectionInputs } from './connection-inputs.tsx';
import { type ConnectionProblems, problemsIn } from './connection-problems.ts';
import { ConnectionTest } from './connection-test.tsx';
import { SchemaChoice } from './schema-choice.tsx';
import { useConnectionTest } from './use-connection-test.ts';

interface ConnectionFormProps {
  initial: Form;
  /** Of a source that is changed; its stored password is used for the test where that is right. */
  sourceId?: string;
  password?: ServerView['password'] | undefined;
  action: string;
  /** Above the fields, inside the form. */
  children?: ReactNode;
  /** Keeps the connection; throws RequestFailure when it was refused. */
  onSave: (connection: ConnectionFields) => Promise<void>;
}

/** Type, test, choose schemas, keep. What was not tested can be kept too: a server may be down tonight. */
export function ConnectionForm({
  initial,
  sourceId,
  password,
  action,
  children,
  onSave,
}: ConnectionFormProps) {
  const words = useTranslations('admin');
  const [form, setForm] = useState(initial);
  /** Of the form as it was when one last tried; what was changed since is not wrong any more. */
  const [problems, setProblems] = useState<ConnectionProblems>({});
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const { test, run, forget } = useConnectionTest(sourceId);
  const place = useRef<HTMLFormElement>(null);
  const testing = test.status === 'running';

  function complete(): boolean {
    const found = problemsIn(form);
    showProblems(place.current, () => {
      setProblems(found);
      setProblem(undefined);
    });
    return Object.keys(found).length === 0;
  }

  async function save() {
    if (saving || !complete()) return;
    setSaving(true);
    try {
      await onSave(fieldsOf(form));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem(problemOf(thrown.status, words));
    }
    setSaving(false);
  }

  return (
    <form
      ref={place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="flex max-w-3xl flex-col gap-5 rounded-lg border border-line bg-surface p-4 md:p-5"
    >
      {children}
      <ConnectionInputs
        form={form}
        problems={problems}
        password={password}
        onChange={(next) => {
          setForm(next);
          setProblems(stillWrong(problems, form, next));
          setProblem(undefined);
          forget();
        }}
      />
      <ConnectionTest test={test} isPlainMysql={form.engine === 'mysql' && form.tls === 'off'} />
      {form.engine !== 'sqlite' && (
        <SchemaChoice
          found={test.status === 'done' ? test.result.schemas : undefined}
          chosen={form.schemas}
          onChange={(schemas) => setForm({ ...form, schemas })}
        />
      )}
      {problem && (
        <p role="alert" className="flex items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={testing}
          onClick={async () => {
            if (complete() && !(await run(form))) setProblem(words('invalidFields'));
          }}
        >
          {testing && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          {testing ? words('testing') : words('test')}
        </Button>
        <Button type="submit" look="primary" disabled={saving}>
          {saving ? words('saving') : action}
        </Button>
      </div>
    </form>
  );
}

function stillWrong(problems: ConnectionProblems, before: Form, after: Form): ConnectionProblems {
  const kept = Object.entries(problems).filter(
    ([name]) => before[name as keyof Form] === after[name as keyof Form],
  );
  return before.engine === after.engine ? Object.fromEntries(kept) : {};
}

function problemOf(status: number, words: WordsOf<'admin'>): string {
  if (status === 409) return words('alreadyConnected');
  return status === 400 ? words('invalidFields') : words('saveFailed');
}
