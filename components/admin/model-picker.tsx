'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useEffect, useId, useState } from 'react';
import type { ModelPage } from '#lib/sources/manifest-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { fieldLook } from '../ui/field.tsx';
import { listModels } from './api.ts';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { useLoaded } from './use-loaded.ts';

interface ModelPickerProps {
  sourceId: string;
  chosen: string | undefined;
  onChoose: (model: string) => void;
}

type Models = ModelPage['models'];

/** Finds a model among thousands: by name, table or label, a hundred at a time. */
export function ModelPicker({ sourceId, chosen, onChoose }: ModelPickerProps) {
  const words = useTranslations('admin');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const load = useCallback(() => listModels(sourceId, wanted, 0), [sourceId, wanted]);
  const { loaded, reload } = useLoaded(load);
  const id = useId();
  return (
    <section
      aria-label={words('models')}
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-2"
    >
      <div className="relative">
        <label htmlFor={id} className="sr-only">
          {words('search')}
        </label>
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          id={id}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={words('search')}
          className={classes(fieldLook, 'pl-8')}
        />
      </div>
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && (
        <>
          <Results
            key={`${wanted} ${loaded.value.version}`}
            sourceId={sourceId}
            search={wanted}
            page={loaded.value}
            chosen={chosen}
            onChoose={onChoose}
          />
          <p className="px-2 pb-1 text-xs text-ink-faint">
            {words('modelCount', { count: loaded.value.total })}
          </p>
        </>
      )}
    </section>
  );
}

interface ResultsProps extends ModelPickerProps {
  search: string;
  page: ModelPage;
}

function Results({ sourceId, search, page, chosen, onChoose }: ResultsProps) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const [models, setModels] = useState<Models>(page.models);
  const [failed, setFailed] = useState(false);
  useEffect(() => setModels(page.models), [page]);

  async function more() {
    try {
      const next = await listModels(sourceId, search, models.length);
      setModels((before) => [...before, ...next.models]);
      setFailed(false);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setFailed(true);
    }
  }

  if (models.length === 0) return <p className="p-3 text-center text-ink-soft">{words('noModels')}</p>;
  return (
    <ul className="scroll-thin max-h-48 overflow-y-auto lg:max-h-[32rem]">
      {models.map((model) => (
        <li key={model.name}>
          <button
            type="button"
            aria-pressed={model.name === chosen}
            onClick={() => onChoose(model.name)}
            className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left hover:bg-sunken focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{model.label}</span>
              <span className="block truncate font-mono text-xs text-ink-faint">{model.table}</span>
            </span>
            {model.unreviewed_relations > 0 && (
              <Badge look="warn">{words('toReview', { count: model.unreviewed_relations })}</Badge>
            )}
            {model.edited && <Badge look="accent">{words('edited')}</Badge>}
          </button>
        </li>
      ))}
      {models.length < page.total && (
        <li className="p-1">
          <Button size="small" onClick={more} className="w-full">
            {failed ? shared('loadFailed') : words('more')}
          </Button>
        </li>
      )}
    </ul>
  );
}
