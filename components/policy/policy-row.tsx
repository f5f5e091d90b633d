'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { PolicySummary } from '#lib/policy/policy-view.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Badge } from '../ui/badge.tsx';
import { shortTime } from '../ui/short-time.ts';
import { knownWord } from '../words/known-word.ts';
import { ProofBadge } from './proof-badge.tsx';
import { usePercent } from './use-percent.ts';

export function PolicyRow({ policy }: { policy: PolicySummary }) {
  const words = useTranslations('policy');
  const locale = useLocale();
  const categories = useTranslations('policy.categories');
  const percent = usePercent();
  const facts = [
    policy.id,
    knownWord(categories, policy.category) ?? policy.category,
    words('people', { count: policy.people }),
    words('evidence', { count: policy.evidence_count }),
    words('confidence', { percent: percent(policy.confidence) }),
    words('waiting', { when: shortTime(policy.waiting_since, locale) }),
  ];
  return (
    <article className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 className="min-w-0 flex-1 basis-64 font-medium">
          <Link
            href={`/admin/policies/${policy.id}`}
            className="inline-flex max-w-full items-center gap-1 break-words hover:text-accent"
          >
            <bdi>{visibleText(policy.title)}</bdi>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </Link>
        </h2>
        {policy.vanished && <Badge look="warn">{words('marks.vanished')}</Badge>}
        {policy.contradicts.length > 0 && <Badge look="warn">{words('marks.contradicts')}</Badge>}
        {policy.flags.length > 0 && <Badge look="warn">{words('marks.flagged')}</Badge>}
        {policy.state === 'deployed' ? (
          <Badge look="good">{words('states.deployed')}</Badge>
        ) : (
          <ProofBadge proof={policy.proof} />
        )}
      </div>
      {policy.effect_in_words && (
        <p className="break-words text-ink-soft">
          <bdi>{visibleText(policy.effect_in_words)}</bdi>
        </p>
      )}
      <p className="text-xs text-ink-faint">{facts.join(' · ')}</p>
    </article>
  );
}
