'use client';

import { FileCode2, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { dropSchemaFile, keepSchemaFile, readSchemaFile } from './api.ts';
import { useLoaded } from './use-loaded.ts';

interface SchemaFilePanelProps {
  sourceId: string;
  /** What models and fields are called may be another now. */
  onChange: () => void;
}

const none = { tables: 0, matched: 0, described: 0, missing: [] as readonly string[] };

/** The team's Prisma schema as a description of its database: given as files, replaced, taken back. */
export function SchemaFilePanel({ sourceId, onChange }: SchemaFilePanelProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const load = useCallback(() => readSchemaFile(sourceId), [sourceId]);
  const { loaded, put } = useLoaded(load);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (loaded.status === 'failed') return null;
  // Most teams have none: until it is known the panel says so, and what is below it stays where it is.
  const view = loaded.status === 'ready' ? loaded.value : none;

  async function change(work: () => Promise<void>) {
    setWorking(true);
    setProblem(undefined);
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(thrown.status === 413 ? words('schemaFile.tooLarge') : words('saveFailed'), { bad: true });
    }
    setWorking(false);
  }

  const keep = (files: readonly File[]) =>
    change(async () => {
      const read = files.map(async (file) => ({ name: file.name, text: await file.text() }));
      const outcome = await keepSchemaFile(sourceId, await Promise.all(read));
      if ('problem' in outcome) return setProblem(outcome.problem);
      put(outcome);
      notify(words('schemaFile.kept'));
      onChange();
    });

  const drop = () =>
    change(async () => {
      await dropSchemaFile(sourceId);
      put(await readSchemaFile(sourceId));
      notify(words('schemaFile.dropped'));
      onChange();
    });

  return (
    <section
      aria-label={words('schemaFile.title')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <FileCode2 aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">{words('schemaFile.title')}</h2>
        <p className="text-sm text-ink-soft">
          {view.tables === 0
            ? words('schemaFile.text')
            : words('schemaFile.summary', {
                matched: view.matched,
                tables: view.tables,
                described: view.described,
              })}
        </p>
        {view.missing.length > 0 && (
          <p className="text-xs break-words text-ink-faint">
            {words('schemaFile.missing', { tables: view.missing.join(', ') })}
          </p>
        )}
        {problem !== undefined && (
          <p role="alert" className="text-sm break-words text-bad">
            {words('schemaFile.unreadable')} <code className="font-mono text-xs">{problem}</code>
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        accept=".prisma"
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (files.length > 0) void keep(files);
        }}
      />
      <Button disabled={working || loaded.status === 'loading'} onClick={() => input.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {view.tables === 0 ? words('schemaFile.choose') : words('schemaFile.replace')}
      </Button>
      {view.tables > 0 && (
        <Button look="quiet" disabled={working} onClick={drop}>
          {words('schemaFile.drop')}
        </Button>
      )}
    </section>
  );
}
