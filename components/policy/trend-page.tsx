'use client';

import { ChartLine } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Result, ResultColumn } from '#lib/envelope/envelope.ts';
import type { LearningTrend } from '#lib/policy/learning-trend.ts';
import type { TrendWeek } from '#lib/policy/trend-weeks.ts';
import { BackLink } from '../admin/back-link.tsx';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { PageHeading } from '../admin/page-heading.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { readTrend } from './api.ts';
import { spanOf } from './span-of.ts';
import { usePercent } from './use-percent.ts';

const ResultView = dynamic(() => import('../envelope/result-view.tsx').then(({ ResultView }) => ResultView), {
  ssr: false,
  loading: () => <Skeleton className="h-104 w-full" />,
});

/** Whether learning helps: how many answers are rated down, how long a fix takes, how many policies are live. */
export function TrendPage() {
  const words = useTranslations('policy');
  const { loaded, reload } = useLoaded(readTrend);
  return (
    <>
      <PageHeading
        above={<BackLink href="/admin/policies" text={words('back')} />}
        title={words('trend.title')}
        text={words('trend.text')}
      />
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' &&
        (loaded.value.weeks.every(({ answers }) => answers === 0) ? (
          <EmptyState icon={ChartLine}>{words('trend.nothing')}</EmptyState>
        ) : (
          <Trend trend={loaded.value} />
        ))}
    </>
  );
}

function Trend({ trend }: { trend: LearningTrend }) {
  const said = useTranslations('policy.trend');
  const locale = useLocale();
  const { number: format } = useFormatter();
  const percent = usePercent();
  const { weeks } = trend;
  const rate = (some: readonly TrendWeek[]) => {
    const down = some.reduce((sum, week) => sum + week.down, 0);
    const rated = some.reduce((sum, week) => sum + week.up + week.down, 0);
    return rated === 0 ? said('none') : percent(down / rated);
  };
  const number = { type: 'integer' } as const;
  const ratings = series(
    weeks,
    [
      { name: 'answers', label: said('answers'), ...number, of: ({ answers }) => answers },
      { name: 'up', label: said('up'), ...number, of: ({ up }) => up },
      { name: 'down', label: said('down'), ...number, of: ({ down }) => down },
      {
        name: 'negative_rate',
        label: said('negativeRate'),
        type: 'decimal',
        unit: 'percent',
        of: (week) => (week.negative_rate === null ? null : week.negative_rate * 100),
      },
    ],
    said('week'),
  );
  const fixes = series(
    weeks,
    [
      { name: 'fixed', label: said('fixed'), ...number, of: ({ fixed }) => fixed },
      { name: 'hours', label: said('hours'), type: 'decimal', of: (week) => week.hours_to_fix },
    ],
    said('week'),
  );
  const live = series(
    weeks,
    [{ name: 'live', label: said('live'), ...number, of: (week) => week.policies_live }],
    said('week'),
  );
  return (
    <>
      <dl className="grid gap-3 sm:grid-cols-3">
        <Figure
          title={said('lastWeeks')}
          value={rate(weeks.slice(-4))}
          note={said('weeksBefore', { share: rate(weeks.slice(-8, -4)) })}
        />
        <Figure
          title={said('fixes')}
          value={trend.hours_to_fix === null ? '–' : spanOf(trend.hours_to_fix, locale)}
          note={`${said('fixed')}: ${format(trend.fixed)}`}
        />
        <Figure title={said('policies')} value={format(trend.policies_live)} />
      </dl>
      <Section title={said('ratings')} text={said('ratingsText')} result={ratings} />
      <Section title={said('fixes')} text={said('fixesText')} result={fixes} />
      <Section title={said('policies')} text={said('policiesText')} result={live} />
    </>
  );
}

type Measured = ResultColumn & { readonly of: (week: TrendWeek) => number | null };

/** Week by week, with a line of the last of the measures; the others are in its table. */
function series(weeks: readonly TrendWeek[], measured: readonly Measured[], week: string): Result {
  const drawn = measured.at(-1)?.name ?? '';
  return {
    columns: [
      { name: 'week', label: week, type: 'date', bucket: 'week' },
      ...measured.map(({ of: _of, ...column }) => column),
    ],
    rows: weeks.map((one) => [one.week, ...measured.map(({ of }) => of(one))]),
    chart: { kind: 'line', x: 'week', series: [drawn] },
  };
}

function Figure({ title, value, note }: { title: string; value: ReactNode; note?: string }) {
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3">
      <dt className="text-xs text-ink-soft">{title}</dt>
      <dd>
        <span className="text-2xl font-semibold tracking-tight">{value}</span>
        {note && <span className="block text-xs text-ink-soft">{note}</span>}
      </dd>
    </div>
  );
}

function Section({ title, text, result }: { title: string; text: string; result: Result }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium">{title}</h2>
      <p className="text-ink-soft">{text}</p>
      <ResultView
        result={result}
        truncated={false}
        chatId={undefined}
        messageId={undefined}
        listHref={undefined}
      />
    </section>
  );
}
