'use client';

import { ChevronDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import type { PartChange, ReadingPart } from '#lib/envelope/reading-part.ts';
import { PartEditor } from './part-editor.tsx';
import { visibleText } from './visible-text.ts';

export type PartEdit = { readonly remove: true } | { readonly change: PartChange };

export type EditPart = (part: ReadingPart, edit: PartEdit) => void;

interface ReadingPartsProps {
  parts: readonly ReadingPart[];
  /** Without the columns of a list and its numbers, which would be more chips than sentence. */
  brief?: boolean;
  onEdit: EditPart;
}

/** What the reading can do without or otherwise, as chips: a click asks again without any planner. */
export function ReadingParts({ parts, brief = false, onEdit }: ReadingPartsProps) {
  const words = useTranslations('shared');
  const editable = parts.filter(
    ({ kind, removable, change }) =>
      (removable || change) && !(brief && (kind === 'field' || kind === 'measure')),
  );
  if (editable.length === 0) return null;
  return (
    <ul aria-label={words('readingParts')} className="flex flex-wrap gap-1.5 print:hidden">
      {editable.map((part) => (
        <li
          key={part.id}
          className="inline-flex min-h-7 max-w-full items-stretch rounded-md border border-line text-xs text-ink-soft"
        >
          {part.change ? (
            <ChangeButton part={part} onEdit={(change) => onEdit(part, { change })} />
          ) : (
            <span className="min-w-0 self-center py-1 pl-2 break-words">
              <bdi>{visibleText(part.text)}</bdi>
            </span>
          )}
          {part.removable && (
            <button
              type="button"
              aria-label={words('removePart', { part: visibleText(part.text) })}
              title={words('removePart', { part: visibleText(part.text) })}
              onClick={() => onEdit(part, { remove: true })}
              className="inline-flex w-7 shrink-0 items-center justify-center rounded-r-md text-ink-faint transition-colors hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ChangeButton({ part, onEdit }: { part: ReadingPart; onEdit: (change: PartChange) => void }) {
  const words = useTranslations('shared');
  const [open, setOpen] = useState(false);
  const edited = useRef(false);
  const text = visibleText(part.text);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={words('changePart', { part: text })}
        className="inline-flex min-w-0 items-center gap-1 rounded-l-md py-1 pr-1 pl-2 text-left break-words transition-colors last:rounded-r-md hover:bg-sunken hover:text-ink"
      >
        <bdi className="min-w-0">{text}</bdi>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={words('changePart', { part: text })}
          onOpenAutoFocus={() => {
            edited.current = false;
          }}
          // An edit asks again, and whoever asks goes on in the box.
          onCloseAutoFocus={(event) => edited.current && event.preventDefault()}
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] animate-appear flex-col gap-1 rounded-lg border border-line bg-raised p-1.5 text-ink shadow-panel"
        >
          <PartEditor
            part={part}
            onChange={(change) => {
              edited.current = true;
              setOpen(false);
              onEdit(change);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
