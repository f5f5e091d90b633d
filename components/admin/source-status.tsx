'use client';

import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { SourceView } from '#lib/sources/source-view.ts';
import { Badge } from '../ui/badge.tsx';

const looks = {
  unknown: { look: 'plain', icon: CircleDashed },
  connected: { look: 'good', icon: CircleCheck },
  warning: { look: 'warn', icon: TriangleAlert },
  error: { look: 'bad', icon: CircleAlert },
} as const;

export function SourceBadge({ status }: { status: SourceView['status'] }) {
  const words = useTranslations('admin');
  const { look, icon: Icon } = looks[status.state];
  return (
    <Badge look={look}>
      <Icon aria-hidden className="size-3.5" />
      {words(`states.${status.state}`)}
    </Badge>
  );
}

/** What is wrong with a source, until it is mended; nothing when nothing is. */
export function SourceWarning({ status }: { status: SourceView['status'] }) {
  const words = useTranslations('admin');
  if (status.problem) {
    return (
      <p role="status" className="flex items-start gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {words(`problems.${status.problem}`)}
      </p>
    );
  }
  return status.rights.length === 0 ? null : <RightsWarning rights={status.rights} />;
}

export function RightsWarning({ rights }: { rights: readonly string[] }) {
  const words = useTranslations('admin');
  return (
    <div role="status" className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{words('rightsTitle')}</p>
        <p className="text-ink-soft">{words('rightsText')}</p>
        <ul lang="en" className="mt-1 list-disc pl-4 font-mono text-xs break-words">
          {rights.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
