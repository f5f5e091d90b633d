'use client';

import { ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Suggestions } from './api.ts';

interface SuggestionGridProps {
  /** Absent while they are on their way. */
  found: Suggestions | undefined;
  onAsk: (question: string) => void;
}

/** Questions that work on this source, below the box; on a phone above it, where the thumb is. */
export function SuggestionGrid({ found, onAsk }: SuggestionGridProps) {
  const words = useTranslations('shared');
  const frame = 'mx-auto w-full max-w-3xl px-4 pb-8 max-md:flex-1 md:px-8 md:pt-4';
  if (!found) {
    return (
      <div role="status" aria-label={words('loading')} className={frame}>
        <Skeleton className="h-4 w-40" />
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          {['first', 'second', 'third', 'fourth'].map((key) => (
            <Skeleton key={key} className="h-12" />
          ))}
        </div>
      </div>
    );
  }
  if (found.suggestions.length === 0) return <div className={frame} />;
  return (
    <section aria-label={words('trySuggestions')} className={frame}>
      <h3 className="pb-2 text-xs font-medium text-ink-faint">{words('trySuggestions')}</h3>
      <ul className="grid gap-2 sm:grid-cols-2">
        {evenly(found.suggestions).map((question) => (
          <li key={question} className="flex">
            <button
              type="button"
              onClick={() => onAsk(question)}
              className="group flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 text-left transition-colors hover:border-line-strong"
            >
              <span className="flex-1">{question}</span>
              <ArrowUpRight aria-hidden className="size-4 text-ink-faint group-hover:text-accent" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In two columns, none is left over. */
function evenly(questions: readonly string[]): readonly string[] {
  const most = Math.min(questions.length, 8);
  return questions.slice(0, most > 2 ? most - (most % 2) : most);
}
