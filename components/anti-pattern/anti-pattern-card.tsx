'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { AntiPatternView } from '#lib/anti-pattern/manage-anti-patterns.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { shortTime } from '../ui/short-time.ts';
import { knownWord } from '../words/known-word.ts';

interface AntiPatternCardProps {
  pattern: AntiPatternView;
  busy: boolean;
  onMute: () => void;
}

/** One mistake: what it is about, how often it was made and prevented, and the wrong beside the right. */
export function AntiPatternCard({ pattern, busy, onMute }: AntiPatternCardProps) {
  const words = useTranslations('antiPattern');
  const errorClasses = useTranslations('antiPattern.classes');
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const { model, field, relation, constraint, fn } = pattern.context;
  const named = [model, field ?? relation].filter(Boolean).join('.') || fn;
  const subject = named || constraint || pattern.error_pattern;
  const name = knownWord(errorClasses, pattern.error_class) ?? pattern.error_class;
  const facts = [
    words('occurrences', { count: pattern.occurrences }),
    pattern.prevention_rate === null
      ? words('neverShown')
      : words('prevented', {
          rate: percent.format(pattern.prevention_rate),
          prevented: pattern.times_prevented,
          shown: pattern.times_shown,
        }),
    words('lastSeen', { when: shortTime(pattern.last_seen_at, locale) }),
    ...(pattern.source === null ? [] : [pattern.source]),
  ];
  return (
    <article className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-start gap-x-3">
        <h2 className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 pt-0.5 font-medium">
          {name}{' '}
          {/* What is no name of the schema is said as models are told it, whatever the reader speaks. */}
          <code lang={named ? undefined : 'en'} className="font-mono text-xs break-all text-ink-soft">
            {subject}
          </code>
          {pattern.general && <Badge look="accent">{words('general')}</Badge>}
          {pattern.muted && <Badge look="warn">{words('muted')}</Badge>}
        </h2>
        <Button
          size="small"
          disabled={busy}
          aria-label={words(pattern.muted ? 'unmuteOf' : 'muteOf', { name: `${name} ${subject}` })}
          onClick={onMute}
        >
          {pattern.muted ? words('unmute') : words('mute')}
        </Button>
      </div>
      <p className="text-xs text-ink-faint">{facts.join(' · ')}</p>
      <details className="group">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded py-1 text-xs text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" />
          {words('details')}
        </summary>
        <p className="mt-2 text-xs text-ink-soft">
          {words('told')} <q lang="en">{pattern.error_pattern}</q>
        </p>
        <div className="mt-2 grid gap-3 md:grid-cols-2">
          <Snippet title={words('bad')} text={pattern.bad_snippet} />
          {pattern.correct_snippet === null ? (
            <p className="text-xs text-ink-faint">{words('noCorrection')}</p>
          ) : (
            <Snippet title={words('correct')} text={pattern.correct_snippet} />
          )}
        </div>
      </details>
    </article>
  );
}

function Snippet({ title, text }: { title: string; text: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="text-xs font-medium text-ink-soft">{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="scroll-thin mt-1 max-h-56 overflow-auto rounded-md bg-sunken p-3 text-xs">
        <code>{text}</code>
      </pre>
    </figure>
  );
}
