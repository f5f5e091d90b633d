'use client';

import { MessageSquareText, SearchX } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import type { DataPage } from '#lib/data-pages/read-rows.ts';
import { BackLink } from '../admin/back-link.tsx';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { type Loaded, useLoaded } from '../admin/use-loaded.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { ColumnMenu } from '../table/column-menu.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { addressOf, type ListAddress, listHref, readRows } from './api.ts';
import { capital } from './capital.ts';
import { DataFrame } from './data-frame.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ofParts } from './filter-condition.ts';
import { Pager } from './pager.tsx';
import { RowTable } from './row-table.tsx';
import { SearchField } from './search-field.tsx';
import { useAskAbout } from './use-ask-about.ts';
import { useRowCount } from './use-row-count.ts';

/** The rows of one table. What is shown is in the address, so it can be kept, shared and gone back to. */
export function RowList() {
  const words = useTranslations('data');
  const locale = useLocale();
  const [, , sourceId = '', model = ''] = usePathname().split('/').map(decodeURIComponent);
  const query = useSearchParams().toString();
  const address = useMemo(() => addressOf(new URLSearchParams(query)), [query]);
  const load = useCallback(
    () => readRows(sourceId, model, address, locale),
    [sourceId, model, address, locale],
  );
  const { loaded, stale, reload } = useLoaded(load);
  const router = useRouter();
  const go = (next: ListAddress) => router.push(listHref(sourceId, model, next));
  // What was there stays until the next page comes, so that the table does not jump.
  const [last, setLast] = useState<DataPage>();
  if (loaded.status === 'ready' && loaded.value !== last) setLast(loaded.value);
  const page = loaded.status === 'ready' ? loaded.value : last?.model.name === model ? last : undefined;
  return (
    <DataFrame wide>
      {page ? (
        <List
          sourceId={sourceId}
          page={page}
          address={address}
          busy={stale || loaded.status === 'loading'}
          failure={loaded.status === 'failed' ? loaded : undefined}
          onGo={go}
          onRetry={reload}
        />
      ) : (
        <>
          <BackLink href="/data" text={words('back')} />
          {loaded.status === 'failed' ? (
            <ListProblem failure={loaded} address={address} onGo={go} onRetry={reload} />
          ) : (
            <LoadingRows page />
          )}
        </>
      )}
    </DataFrame>
  );
}

interface ListProps {
  sourceId: string;
  page: DataPage;
  address: ListAddress;
  busy: boolean;
  failure: Failure | undefined;
  onGo: (address: ListAddress) => void;
  onRetry: () => void;
}

function List({ sourceId, page, address, busy, failure, onGo, onRetry }: ListProps) {
  const words = useTranslations('data');
  const askAbout = useAskAbout();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const { model, filters } = page;
  const count = useRowCount(sourceId, model.name, address);
  // Another order or filter begins at the first page.
  const stays = {
    where: address.where,
    search: address.search,
    sort: address.sort,
    direction: address.direction,
  };
  const narrowed = Boolean(address.where || address.search);
  const said = [capital(model.plural), ...filters.map(({ text }) => text)].join(' · ');
  return (
    <>
      <PageHeading
        above={<BackLink href="/data" text={words('back')} />}
        title={capital(visibleText(model.plural))}
        beside
        {...(model.description ? { text: visibleText(model.description) } : {})}
        actions={
          <Button
            look="primary"
            onClick={() =>
              askAbout(sourceId, said, { model: model.name, where: page.where, told: page.told })
            }
          >
            <MessageSquareText aria-hidden className="size-4" />
            {words('askAboutThese')}
          </Button>
        }
      />
      {/* All that narrows the list is one line, if it fits; on a phone the filters that there are take the next one. */}
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1 basis-40 md:flex-none md:basis-72 print:hidden">
          <SearchField
            value={address.search ?? ''}
            onSearch={(search) => onGo({ ...stays, search: search || undefined })}
          />
        </div>
        <FilterBar
          columns={page.columns}
          filters={filters}
          onChange={(parts) => onGo({ ...stays, where: ofParts(parts) })}
        />
        <div className="print:hidden">
          <ColumnMenu columns={page.columns} hidden={hidden} onChange={setHidden} />
        </div>
      </div>
      {failure && <ListProblem failure={failure} address={address} onGo={onGo} onRetry={onRetry} />}
      {page.rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          action={
            narrowed && (
              <Button size="small" onClick={() => onGo({})}>
                {words('clearFilters')}
              </Button>
            )
          }
        >
          {narrowed ? words('nothingMatches') : words('noRows')}
        </EmptyState>
      ) : (
        <RowTable
          sourceId={sourceId}
          page={page}
          hidden={hidden}
          sort={address.sort ? { by: address.sort, direction: address.direction ?? 'asc' } : undefined}
          busy={busy}
          onSort={(sort, direction) =>
            onGo({ where: address.where, search: address.search, sort, direction })
          }
        />
      )}
      <Pager
        page={page}
        count={count}
        busy={busy}
        onFirst={() => onGo(stays)}
        onNext={() => onGo({ ...stays, after: page.next })}
        onPrevious={() => onGo({ ...stays, before: page.previous })}
      />
    </>
  );
}

type Failure = Extract<Loaded<DataPage>, { status: 'failed' }>;

interface ListProblemProps {
  failure: Failure;
  address: ListAddress;
  onGo: (address: ListAddress) => void;
  onRetry: () => void;
}

/** A filter or an order of an old address may not fit any more: the way out is the whole table. */
function ListProblem({ failure, address, onGo, onRetry }: ListProblemProps) {
  const words = useTranslations('data');
  const narrowed = Boolean(address.where || address.search || address.sort);
  const isSlow = failure.code === 'query.timeout';
  const isUnfit = failure.code === 'plan.invalid' || failure.code === 'request.malformed';
  const clear = (
    <Button size="small" onClick={() => onGo({})}>
      {words('clearFilters')}
    </Button>
  );
  if (isUnfit && narrowed) {
    return <LoadProblem page missing={false} text={words('filterWrong')} action={clear} onRetry={onRetry} />;
  }
  return (
    <>
      <LoadProblem page missing={failure.missing} onRetry={onRetry} />
      {isSlow && <p className="text-ink-soft">{words('tooSlow')}</p>}
      {narrowed && !failure.missing && clear}
    </>
  );
}
