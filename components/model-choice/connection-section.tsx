'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Field, fieldLook, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { ConnectionTrial, offered } from './connection-trial.tsx';
import {
  type ConnectionDraft,
  type EnvironmentKeys,
  hasEnvironmentKey,
  keptKey,
  needsServer,
  type Provider,
  providers,
} from './draft.ts';
import { PriceFields } from './price-fields.tsx';
import { useConnectionTrial } from './use-connection-trial.ts';

interface ConnectionSectionProps {
  place: 'primary' | 'fallback';
  value: ConnectionDraft;
  onChange: (value: ConnectionDraft) => void;
  problems: ReadonlySet<string>;
  trustedServers: readonly string[];
  environmentKeys: EnvironmentKeys;
}

/** One model: where it is, its key and its prices; a test asks the server which models it offers, and the model whether it answers. */
export function ConnectionSection({
  place,
  value,
  onChange,
  problems,
  trustedServers,
  environmentKeys,
}: ConnectionSectionProps) {
  const words = useTranslations('model');
  const names = useId();
  const { trial, missing, run } = useConnectionTrial(place, value, environmentKeys);
  const wrong = (field: string, text: string) => (problems.has(`${place}.${field}`) ? text : undefined);
  const change = (part: Partial<ConnectionDraft>) => onChange({ ...value, ...part });
  const kept = keptKey(value);
  const keyHint = kept
    ? words('keyStored', { tail: kept.tail })
    : hasEnvironmentKey(value, environmentKeys)
      ? words('keyOfEnvironment')
      : value.stored
        ? words('keyElsewhere', { tail: value.stored.tail })
        : words('keyHint');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words('provider')}>
        {(control) => (
          <Select<Provider>
            {...control}
            value={value.provider}
            options={providers.map((provider) => ({
              value: provider,
              label: words(`providers.${provider}`),
            }))}
            onChange={(provider) => change({ provider })}
          />
        )}
      </Field>
      <Field label={words('name')} problem={wrong('name', words('nameMissing'))}>
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
              {offered(trial).map((model) => (
                <option key={model} value={model} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <TextField
        className="sm:col-span-2"
        label={words('url')}
        placeholder={needsServer(value.provider) ? 'https://' : words('urlHint')}
        hint={
          trustedServers.length > 0
            ? words('urlTrusted', { servers: trustedServers.join(', ') })
            : words('urlPublic')
        }
        problem={wrong('url', words('urlWrong')) ?? (missing.has('url') ? words('urlWrong') : undefined)}
        value={value.url}
        onChange={(url) => change({ url })}
      />
      <TextField
        className="sm:col-span-2"
        label={words('key')}
        type="password"
        autoComplete="new-password"
        hint={keyHint}
        problem={wrong('key', words('keyMissing')) ?? (missing.has('key') ? words('keyMissing') : undefined)}
        value={value.key}
        onChange={(key) => change({ key })}
      />
      <PriceFields
        place={place}
        value={value}
        onChange={(prices) => onChange({ ...value, ...prices })}
        problems={problems}
      />
      <ConnectionTrial trial={trial} connection={value} onRun={run} />
    </div>
  );
}
