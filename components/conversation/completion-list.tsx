'use client';

import { Hash, type LucideIcon, Quote, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Completion } from '#lib/conversations/complete-words.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { classes } from '../ui/classes.ts';

const icons: Record<Completion['kind'], LucideIcon> = { model: Table2, field: Hash, value: Quote };

interface CompletionListProps {
  id: string;
  completions: readonly Completion[];
  /** The chosen one; -1 for none. */
  active: number;
  /** There is more room under the box than over it, on a screen that is wide. */
  below: boolean;
  onChoose: (completion: Completion) => void;
}

/** Over the box, or under it; the focus stays in it, and names the chosen one. */
export function CompletionList({ id, completions, active, below, onChoose }: CompletionListProps) {
  const words = useTranslations('shared');
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words('completions')}
      className={classes(
        'absolute right-0 bottom-full left-0 z-30 my-1 overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-panel',
        below && 'md:top-full md:bottom-auto',
      )}
    >
      {completions.map((completion, index) => {
        const Icon = icons[completion.kind];
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the chosen one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
          <div
            key={`${completion.kind} ${completion.text}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The box would lose the focus, and with it the list, before the press is over.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(completion)}
            className={classes(
              'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 hover:bg-sunken',
              index === active && 'bg-sunken',
            )}
          >
            <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            <span className="min-w-0 truncate">
              <bdi>{visibleText(completion.text)}</bdi>
            </span>
            <span className="ml-auto shrink-0 text-xs text-ink-faint">
              {[words(`completionKinds.${completion.kind}`), completion.of && visibleText(completion.of)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        );
      })}
    </div>
  );
}
