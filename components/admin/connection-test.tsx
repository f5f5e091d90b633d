'use client';

import { Check, CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ProbeResult, ProbeStep } from '#lib/sources/probe-connection.ts';
import { classes } from '../ui/classes.ts';
import { RightsWarning } from './source-status.tsx';

const steps: readonly ProbeStep[] = ['reaching', 'rights', 'reading'];

export type TestState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly step: ProbeStep }
  | { readonly status: 'done'; readonly result: ProbeResult };

interface ConnectionTestProps {
  readonly test: TestState;
  /** MySQL and MariaDB refuse a plain connection that they want encrypted as they refuse a password. */
  readonly isPlainMysql: boolean;
}

/** How a test of a connection goes, and how it ended. */
export function ConnectionTest({ test, isPlainMysql }: ConnectionTestProps) {
  if (test.status === 'idle') return null;
  return (
    <div role="status" className="flex flex-col gap-3">
      {test.status === 'running' ? (
        <Steps current={test.step} />
      ) : (
        <Result result={test.result} isPlainMysql={isPlainMysql} />
      )}
    </div>
  );
}

function Steps({ current }: { current: ProbeStep }) {
  const words = useTranslations('admin');
  const at = steps.indexOf(current);
  return (
    <ol className="flex flex-col gap-1.5">
      {steps.map((step, position) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={classes('flex items-center gap-2', position > at && 'text-ink-faint')}
        >
          {position < at && <Check aria-hidden className="size-4 text-good" />}
          {position === at && <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />}
          {position > at && <span aria-hidden className="size-4" />}
          {words(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Result({ result, isPlainMysql }: { result: ProbeResult; isPlainMysql: boolean }) {
  const words = useTranslations('admin');
  if (!result.ok) {
    return (
      <div className="flex items-start gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div>
          <p className="font-medium">{words('testFailed')}</p>
          <p>{words(`problems.${result.problem ?? 'failed'}`)}</p>
          {isPlainMysql && result.problem === 'credentials_wrong' && <p>{words('mayWantEncryption')}</p>}
        </div>
      </div>
    );
  }
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 rounded-md bg-good-soft px-3 py-2 text-good">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        <span className="font-medium">{words('testPassed', { version: result.version ?? '' })}</span>
        <span className="text-ink-soft">
          {words('testContent', { models: result.models ?? 0, relations: result.relations ?? 0 })}
        </span>
      </p>
      {result.rights && result.rights.length > 0 && <RightsWarning rights={result.rights} />}
    </>
  );
}
