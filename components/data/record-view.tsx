'use client';

import { MessageSquareText } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { DataRecord, RecordField, RelatedRows } from '#lib/data-pages/read-record.ts';
import { BackLink } from '../admin/back-link.tsx';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { formatCell } from '../envelope/format-cell.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { listHref, readRecord, recordHref } from './api.ts';
import { capital } from './capital.ts';
import { DataFrame } from './data-frame.tsx';
import { useAskAbout } from './use-ask-about.ts';

/** One row: its fields, what it points to, and what points to it. */
export function RecordView() {
  const words = useTranslations('data');
  const [, , sourceId = '', model = '', key = ''] = usePathname().split('/').map(decodeURIComponent);
  const load = useCallback(() => readRecord(sourceId, model, key), [sourceId, model, key]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.status === 'ready') return <Record sourceId={sourceId} record={loaded.value} />;
  return (
    <DataFrame>
      <BackLink href={listHref(sourceId, model)} text={words('back')} />
      {loaded.status === 'loading' && <LoadingRows page />}
      {loaded.status === 'failed' && (
        <LoadProblem
          page
          missing={loaded.missing}
          {...(loaded.missing ? { text: words('notThere') } : {})}
          onRetry={reload}
        />
      )}
    </DataFrame>
  );
}

function Record({ sourceId, record }: { sourceId: string; record: DataRecord }) {
  const words = useTranslations('data');
  const askAbout = useAskAbout();
  const { model, fields, related } = record;
  const title = visibleText(record.title);
  return (
    <DataFrame>
      <PageHeading
        above={<BackLink href={listHref(sourceId, model.name)} text={capital(visibleText(model.plural))} />}
        title={title}
        beside
        text={capital(visibleText(model.label))}
        actions={
          <Button
            onClick={() =>
              askAbout(sourceId, `${capital(model.label)} ${record.title}`, {
                model: model.name,
                where: record.where,
                told: record.told,
              })
            }
          >
            <MessageSquareText aria-hidden className="size-4" />
            {words('askAboutThis')}
          </Button>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <dl className="rounded-lg border border-line bg-surface">
          {fields.map((field) => (
            <FieldRow key={field.name} sourceId={sourceId} field={field} />
          ))}
        </dl>
        {related.length > 0 && (
          <section aria-label={words('related')} className="flex flex-col gap-3">
            {related.map((rows) => (
              <RelatedCard key={rows.relation} sourceId={sourceId} rows={rows} />
            ))}
          </section>
        )}
      </div>
    </DataFrame>
  );
}

function FieldRow({ sourceId, field }: { sourceId: string; field: RecordField }) {
  const shared = useTranslations('shared');
  const words = useTranslations('data');
  const locale = useLocale();
  const text = formatCell(field.value, field, { words: shared, locale });
  return (
    <div className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 sm:grid-cols-[12rem_minmax(0,1fr)] sm:items-baseline">
      <dt
        className="text-xs text-ink-soft first-letter:uppercase"
        {...(field.description ? { title: visibleText(field.description) } : {})}
      >
        {visibleText(field.label)}
      </dt>
      <dd className="min-w-0 break-words whitespace-pre-wrap">
        {field.related?.key ? (
          <Link
            href={recordHref(sourceId, field.related.model, field.related.key)}
            aria-label={words('open', { text: visibleText(field.related.text) })}
            className="text-accent underline-offset-2 hover:underline"
          >
            <bdi>{visibleText(field.related.text)}</bdi>
          </Link>
        ) : text === undefined ? (
          <>
            <span aria-hidden className="text-ink-faint">
              –
            </span>
            <span className="sr-only">{shared('noValue')}</span>
          </>
        ) : (
          <bdi>{text}</bdi>
        )}
      </dd>
    </div>
  );
}

/** A bare number under "Tickets" would be taken for how many there are. */
function nameOf(text: string, label: string): string {
  return /^\d+$/.test(text) ? `${capital(label)} ${text}` : text;
}

function RelatedCard({ sourceId, rows }: { sourceId: string; rows: RelatedRows }) {
  const words = useTranslations('data');
  const shared = useTranslations('shared');
  const locale = useLocale();
  const { number: format } = useFormatter();
  const plural = visibleText(rows.model.plural);
  const count = rows.more ? words('moreThan', { count: rows.count }) : format(rows.count);
  return (
    <article className="rounded-lg border border-line bg-surface">
      <h2 className="border-b border-line px-4 py-2.5 font-medium first-letter:uppercase">{plural}</h2>
      {rows.count === 0 ? (
        <p className="px-4 py-2.5 text-ink-faint">{words('none')}</p>
      ) : (
        <ul className="px-4 py-1.5">
          {rows.rows
            .map((row) => ({ ...row, text: nameOf(row.text, rows.model.label) }))
            .map((row, at) => (
              <li key={row.key ?? at} className="flex items-baseline justify-between gap-3 py-1">
                {row.key ? (
                  <Link
                    href={recordHref(sourceId, rows.model.name, row.key)}
                    className="min-w-0 truncate text-accent underline-offset-2 hover:underline"
                  >
                    <bdi>{visibleText(row.text)}</bdi>
                  </Link>
                ) : (
                  <bdi className="min-w-0 truncate">{visibleText(row.text)}</bdi>
                )}
                {rows.dated && (
                  <span
                    className="shrink-0 text-xs text-ink-soft"
                    title={capital(visibleText(rows.dated.label))}
                  >
                    {formatCell(row.when ?? null, rows.dated, { words: shared, locale })}
                  </span>
                )}
              </li>
            ))}
        </ul>
      )}
      {rows.count > rows.rows.length && (
        <Link
          href={listHref(sourceId, rows.model.name, { where: rows.where })}
          className="block border-t border-line px-4 py-2 text-xs text-accent hover:underline"
        >
          {words('allOf', { count, plural })}
        </Link>
      )}
    </article>
  );
}
