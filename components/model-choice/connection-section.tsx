'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field, fieldLook, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { testModel } from './api.ts';
import { type ConnectionDraft, connectionBody, needsServer, type Provider, providers } from './draft.ts';
import { useModelWords } from './use-model-words.ts';

interface ConnectionSectionProps {
  place: 'primary' | 'fallback';
  value: ConnectionDraft;
  onChange: (value: ConnectionDraft) => void;
  problems: ReadonlySet<string>;
  trustedServers: readonly string[];
}

type Test = { state: 'none' | 'running' } | { models: readonly string[] } | { problem: string };

/** One model: where it is, its key and its prices; a test asks the server which models it offers. */
export function ConnectionSection({
  place,
  value,
  onChange,
  problems,
  trustedServers,
}: ConnectionSectionProps) {
  const { words, locale } = useModelWords();
  const names = useId();
  const [test, setTest] = useState<Test>({ state: 'none' });
  const wrong = (field: string, text: string) => (problems.has(`${place}.${field}`) ? text : undefined);
  const change = (part: Partial<ConnectionDraft>) => onChange({ ...value, ...part });

  async function run() {
    setTest({ state: 'running' });
    const { name: _, ...connection } = connectionBody(value);
    try {
      setTest(await testModel({ connection, stored: place }));
    } catch {
      setTest({ problem: '' });
    }
  }

  const models = 'models' in test ? test.models : [];
  const running = 'state' in test && test.state === 'running';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words.provider}>
        {(control) => (
          <Select<Provider>
            {...control}
            value={value.provider}
            options={providers.map((provider) => ({ value: provider, label: words.providers[provider] }))}
            onChange={(provider) => change({ provider, storedTail: undefined })}
          />
        )}
      </Field>
      <Field label={words.name} problem={wrong('name', words.nameMissing)}>
        {(control) => (
          <>
            <input
              {...control}
              className={fieldLook}
              list={names}
              autoComplete="off"
              spellCheck={false}
              value={value.name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <datalist id={names}>
              {models.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <TextField
        className="sm:col-span-2"
        label={words.url}
        placeholder={needsServer(value.provider) ? 'https://' : words.urlHint}
        hint={trustedServers.length > 0 ? words.urlTrusted(trustedServers.join(', ')) : words.urlPublic}
        problem={wrong('url', words.urlWrong)}
        value={value.url}
        onChange={(url) => change({ url })}
      />
      <TextField
        className="sm:col-span-2"
        label={words.key}
        type="password"
        autoComplete="new-password"
        hint={value.storedTail === undefined ? words.keyHint : words.keyStored(value.storedTail)}
        value={value.key}
        onChange={(key) => change({ key })}
      />
      <TextField
        label={words.inputPrice}
        inputMode="decimal"
        problem={wrong('inputPrice', words.numberWrong)}
        value={value.inputPrice}
        onChange={(inputPrice) => change({ inputPrice })}
      />
      <TextField
        label={words.outputPrice}
        inputMode="decimal"
        problem={wrong('outputPrice', words.numberWrong)}
        value={value.outputPrice}
        onChange={(outputPrice) => change({ outputPrice })}
      />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        <Button onClick={run} disabled={running}>
          {running ? words.testing : words.test}
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {'models' in test && words.reached(test.models.length.toLocaleString(locale))}
          {'problem' in test && (
            <span className="text-bad">{words.problems[test.problem] ?? words.otherProblem}</span>
          )}
        </p>
      </div>
    </div>
  );
}
