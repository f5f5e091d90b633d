'use client';

import { ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { visibleText } from '../envelope/visible-text.ts';
import { useMe } from '../shell/me-context.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLanguage } from '../words/words-context.tsx';
import { RequestFailure, readSuggestions, type SourceName, type Suggestions } from './api.ts';
import { useConversations } from './conversation-context.tsx';
import { SourceChoice } from './source-choice.tsx';

interface EmptyChatProps {
  sources: readonly SourceName[];
  onAsk: (question: string) => void;
}

/**
 * A chat in which nothing was asked yet: a greeting, and questions that work on this source. It hangs from the
 * top, with room for the words that are on their way: what has come pushes nothing about.
 */
export function EmptyChat({ sources, onAsk }: EmptyChatProps) {
  const { store } = useConversations();
  const [source, setSource] = useState(store.draftSource);
  const { words, locale } = useLanguage();
  const me = useMe();
  const [hour, setHour] = useState<number>();
  // The server's clock may be in another part of the day.
  useEffect(() => setHour(new Date().getHours()), []);
  const [found, setFound] = useState<Suggestions>();

  useEffect(() => {
    setFound(undefined);
    readSuggestions(locale, source).then(setFound, (thrown) => {
      // Suggestions are a help; without them the box is still there.
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setFound({ suggestions: [] });
    });
  }, [locale, source]);

  return (
    <div className="relative scroll-thin min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-4xl flex-col gap-8 px-4 pt-8 pb-8 md:px-8 md:pt-[14dvh]">
        <div>
          {hour !== undefined ? (
            <h2 className="text-2xl font-semibold tracking-tight text-balance">
              {greeting(words, hour)(me.name || me.email)}
            </h2>
          ) : (
            <Skeleton className="h-8 w-64" />
          )}
          <p className="mt-1.5 min-h-24 max-w-2xl text-[0.9375rem] whitespace-pre-line text-ink-soft sm:min-h-18">
            {found && visibleText(found.greeting ?? words.greetingText)}
          </p>
        </div>
        <SourceChoice
          sources={sources}
          chosen={source}
          onChoose={(id) => {
            store.draftSource = id;
            setSource(id);
          }}
        />
        <SuggestionGrid found={found} onAsk={onAsk} />
      </div>
    </div>
  );
}

function SuggestionGrid({
  found,
  onAsk,
}: {
  found: Suggestions | undefined;
  onAsk: (question: string) => void;
}) {
  const { words } = useLanguage();
  if (!found) {
    return (
      <div role="status" aria-label={words.loading} className="grid gap-2 sm:grid-cols-2">
        <Skeleton className="h-4 w-40 sm:col-span-2" />
        {['first', 'second', 'third', 'fourth'].map((key) => (
          <Skeleton key={key} className="h-12" />
        ))}
      </div>
    );
  }
  if (found.suggestions.length === 0) return null;
  return (
    <section aria-label={words.trySuggestions}>
      <h3 className="pb-2 text-xs font-medium text-ink-faint">{words.trySuggestions}</h3>
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

function greeting(words: ReturnType<typeof useLanguage>['words'], hour: number): (name: string) => string {
  if (hour < 12) return words.greetingMorning;
  return hour < 18 ? words.greetingAfternoon : words.greetingEvening;
}
