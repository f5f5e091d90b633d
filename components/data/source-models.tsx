'use client';

import { Search, SearchX, Table2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useCallback, useId, useState } from 'react';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { listSourceNames, type SourceName } from '../conversation/api.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field, fieldLook } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { type DataModel, listHref, listModels } from './api.ts';
import { DataFrame } from './data-frame.tsx';

/** The tables of a source that a person may see; where there are several sources, one of them at a time. */
export function SourceModels() {
  const words = useTranslations('data');
  const { loaded, reload } = useLoaded(listSourceNames);
  const [chosen, setChosen] = useState<string>();
  const sources = loaded.status === 'ready' ? loaded.value : [];
  const source = sources.find(({ id }) => id === chosen) ?? sources[0];
  return (
    <DataFrame>
      <PageHeading
        title={words('data')}
        text={words('dataText')}
        actions={
          sources.length > 1 &&
          source && <SourceSelect sources={sources} source={source} onChoose={setChosen} />
        }
      />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && !source && <EmptyState icon={Table2}>{words('noModels')}</EmptyState>}
      {source && <Models key={source.id} sourceId={source.id} />}
    </DataFrame>
  );
}

interface SourceSelectProps {
  sources: readonly SourceName[];
  source: SourceName;
  onChoose: (id: string) => void;
}

function SourceSelect({ sources, source, onChoose }: SourceSelectProps) {
  const words = useTranslations('data');
  return (
    <Field label={words('source')} className="w-64">
      {(control) => (
        <Select
          {...control}
          value={source.id}
          onChange={onChoose}
          options={sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}

function Models({ sourceId }: { sourceId: string }) {
  const words = useTranslations('data');
  const load = useCallback(() => listModels(sourceId), [sourceId]);
  const { loaded, reload } = useLoaded(load);
  const [search, setSearch] = useState('');
  const id = useId();
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  const wanted = search.trim().toLowerCase();
  const found = loaded.value.filter(({ name, plural, label }) =>
    [name, plural, label].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <div className="relative max-w-sm">
        <label htmlFor={id} className="sr-only">
          {words('searchModels')}
        </label>
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          id={id}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={words('searchModels')}
          className={`${fieldLook} pl-8`}
        />
      </div>
      {found.length === 0 && (
        <EmptyState icon={SearchX}>
          {wanted === '' ? words('noModels') : words('noModelsFound', { text: search.trim() })}
        </EmptyState>
      )}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {found.map((model) => (
          <li key={model.name}>
            <ModelCard sourceId={sourceId} model={model} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** An estimate has no use for its last digits. */
function roughly(count: number): number {
  return count < 1000 ? count : Number(count.toPrecision(2));
}

function ModelCard({ sourceId, model }: { sourceId: string; model: DataModel }) {
  const words = useTranslations('data');
  return (
    <Link
      href={listHref(sourceId, model.name)}
      className="flex h-full flex-col gap-1 rounded-lg border border-line bg-surface px-4 py-3 transition-colors hover:border-line-strong"
    >
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium first-letter:uppercase">
          {visibleText(model.plural)}
        </span>
        {model.is_view && <Badge>{words('view')}</Badge>}
      </span>
      {model.description && (
        <span className="line-clamp-2 text-xs text-ink-soft">{visibleText(model.description)}</span>
      )}
      {model.row_estimate !== undefined && (
        <span className="text-xs text-ink-faint">
          {words('about', { count: roughly(model.row_estimate) })}
        </span>
      )}
    </Link>
  );
}
