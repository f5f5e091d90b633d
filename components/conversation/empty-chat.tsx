'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { visibleText } from '../envelope/visible-text.ts';
import { useMe } from '../shell/me-context.tsx';
import { classes } from '../ui/classes.ts';
import type { SourceName, Suggestions } from './api.ts';
import { SourceChoice } from './source-choice.tsx';

interface EmptyChatProps {
  sources: readonly SourceName[];
  source: string | undefined;
  onSource: (id: string) => void;
  found: Suggestions | undefined;
}

/**
 * A chat in which nothing was asked yet: a greeting above the box. It hangs from the top, with room for the words
 * that are on their way: what has come pushes nothing about.
 */
export function EmptyChat({ sources, source, onSource, found }: EmptyChatProps) {
  const words = useTranslations('shared');
  const me = useMe();
  const [hour, setHour] = useState<number>();
  // The server's clock may be in another part of the day.
  useEffect(() => setHour(new Date().getHours()), []);

  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-8 pb-6 md:px-8 md:pt-[16dvh] md:text-center">
      <div>
        {/* Until the hour is known it takes the lines that it will: a long name takes two on a phone. */}
        <h2
          className={classes(
            'text-2xl font-semibold tracking-tight text-balance md:text-[1.75rem] md:leading-10',
            hour === undefined && 'invisible',
          )}
        >
          {words(greeting(hour ?? noon), { name: me.name || me.email })}
        </h2>
        <p className="mt-2 min-h-24 text-[0.9375rem] text-balance whitespace-pre-line text-ink-soft sm:min-h-18 md:min-h-12">
          {found && visibleText(found.greeting ?? words('greetingText'))}
        </p>
      </div>
      <SourceChoice sources={sources} chosen={source} onChoose={onSource} />
    </div>
  );
}

const noon = 12;

function greeting(hour: number) {
  if (hour < noon) return 'greetingMorning';
  return hour < 18 ? 'greetingAfternoon' : 'greetingEvening';
}
