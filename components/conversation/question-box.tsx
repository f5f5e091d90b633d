'use client';

import { ArrowUp, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Completion } from '#lib/conversations/complete-words.ts';
import { useMe } from '../shell/me-context.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useTypedAhead } from '../ui/use-typed-ahead.ts';
import { CompletionList } from './completion-list.tsx';
import { takeUnsent } from './unsent-question.ts';
import { useCompletions } from './use-completions.ts';

/** The server's limit, counted as it counts: in code points. */
const maxCharacters = 4000;
const nearLimit = 500;

interface QuestionBoxProps {
  /** Nothing was asked yet: the box is in the middle of the page, and on a phone at its foot as ever. */
  beginning: boolean;
  running: boolean;
  /** What was typed here before and not sent. */
  typed: string | undefined;
  /** A question of this chat that was taken up to be edited. */
  written: { readonly question: string } | undefined;
  /** The newest question of this chat, which the up key brings back. */
  last: string | undefined;
  /** Whose words complete the question; absent: the default source's. */
  sourceId: string | undefined;
  onType: (text: string) => void;
  onSend: (question: string) => void;
  onStop: () => void;
}

export function QuestionBox(props: QuestionBoxProps) {
  const { beginning, running, typed, written, last, sourceId, onType, onSend, onStop } = props;
  const words = useTranslations('shared');
  const [text, setText] = useState(typed ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [completing, setCompleting] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useCompletions(text.slice(0, caret), sourceId, completing && !running);
  const { completions } = found;
  const id = useId();
  const left = maxCharacters - [...text].length;
  const maySend = text.trim() !== '' && left >= 0 && !running;

  // What was asked when the session had ended is here again for who asked it.
  const email = useMe().email;
  const takeBack = useEffectEvent((whose: string) => {
    const kept = takeUnsent(whose);
    if (kept === undefined || text !== '') return;
    setText(kept);
    // Whoever mounts the box anew finds it too.
    onType(kept);
  });
  // Once, and not whenever something changes: on the page that is being left it must stay where it was put.
  useEffect(() => takeBack(email), [email]);

  const take = useEffectEvent((question: string) => {
    write(question);
    field.current?.focus();
  });
  const taken = useRef(written);
  useEffect(() => {
    if (written === taken.current) return;
    taken.current = written;
    if (written) take(written.question);
  }, [written]);

  useTypedAhead(field, type);

  // Whoever asks goes on in the box, whatever they asked by; and back to it when an answer has come, unless the reader
  // has gone somewhere else meanwhile.
  const ran = useRef(running);
  useEffect(() => {
    const asked = running && !ran.current;
    ran.current = running;
    const at = document.activeElement;
    // An option that was chosen keeps the focus and does nothing any more.
    const nowhere = at === document.body || at === null || (at instanceof HTMLButtonElement && at.disabled);
    const over = at?.closest('[role="dialog"], [role="menu"]');
    if (!nowhere && (!asked || over)) return;
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, [running]);

  // Escape stops what runs, unless it is meant for something that lies open over the page.
  useEffect(() => {
    if (!running) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const over = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]');
      if (event.key === 'Escape' && !event.defaultPrevented && !over) onStop();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [running, onStop]);

  function send() {
    if (!maySend) return;
    onSend(text.trim());
    write('');
    field.current?.focus();
  }

  function type(next: string) {
    setText(next);
    onType(next);
  }

  /** Another text, with nothing to complete in it yet. */
  function write(next: string, at = next.length) {
    type(next);
    setCaret(at);
    setCompleting(false);
    setActive(-1);
  }

  function complete(completion: Completion) {
    const before = text.slice(0, caret - found.replaces) + completion.text;
    const after = text.slice(caret);
    const space = after.startsWith(' ') ? '' : ' ';
    write(before + space + after, before.length + 1);
    field.current?.focus();
    // The text is set by then; the caret belongs behind what was completed.
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length + 1, before.length + 1));
  }

  /** The keys of the list while it is open. True when the key was the list's. */
  function listKey(key: string): boolean {
    if (completions.length === 0) return false;
    const chosen = completions[active];
    const move = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (move !== undefined) {
      const places = completions.length + 1;
      setActive(((active + 1 + move + places) % places) - 1);
      return true;
    }
    if (chosen && (key === 'Enter' || key === 'Tab')) {
      complete(chosen);
      return true;
    }
    if (key === 'Escape') {
      setCompleting(false);
      setActive(-1);
      return true;
    }
    return false;
  }

  const count = Math.abs(left);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className={classes(
        'mx-auto w-full shrink-0 px-3 pb-3 md:px-8 md:pb-5 print:hidden',
        beginning
          ? 'max-w-3xl max-md:sticky max-md:bottom-0 max-md:order-last max-md:bg-canvas'
          : // What scrolls behind it fades out, and is not cut through a line.
            'relative max-w-4xl before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-4 before:bg-linear-to-t before:from-canvas before:to-transparent',
      )}
    >
      <div className="relative flex items-end gap-2 rounded-xl border border-line-strong bg-surface p-2 transition-colors focus-within:border-accent">
        {completions.length > 0 && (
          <CompletionList
            id={`${id}-list`}
            completions={completions}
            active={active}
            below={beginning}
            onChoose={complete}
          />
        )}
        <label htmlFor={id} className="sr-only">
          {words('questionLabel')}
        </label>
        <textarea
          ref={field}
          id={id}
          data-question-box
          rows={1}
          value={text}
          onChange={(event) => {
            type(event.target.value);
            setCaret(event.target.selectionStart);
            setCompleting(true);
            setActive(-1);
          }}
          onBlur={() => setCompleting(false)}
          aria-autocomplete="list"
          aria-controls={completions.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={active >= 0 ? `${id}-list-${active}` : undefined}
          onKeyDown={(event) => {
            // Enter also ends a composition, as when Vietnamese is typed; that one does not send.
            if (event.nativeEvent.isComposing) return;
            if (!event.shiftKey && listKey(event.key)) {
              event.preventDefault();
            } else if (event.key === 'ArrowUp' && text === '' && last !== undefined) {
              event.preventDefault();
              write(last);
            } else if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              send();
            }
          }}
          placeholder={words('questionPlaceholder')}
          aria-describedby={`${id}-hint`}
          aria-invalid={left < 0}
          className="scroll-thin field-sizing-content max-h-48 min-h-9 flex-1 resize-none bg-transparent px-2 py-1.5 text-base leading-6 outline-none md:text-[0.9375rem]"
        />
        {running ? (
          <Button
            onClick={({ detail }) => {
              onStop();
              // Pressed by key: the button goes, and the box is where to go on.
              if (detail === 0) field.current?.focus();
            }}
          >
            <Square aria-hidden className="size-3.5 fill-current" />
            {words('stop')}
          </Button>
        ) : (
          <Button
            type="submit"
            look="primary"
            size="icon"
            disabled={!maySend}
            aria-label={words('send')}
            title={words('send')}
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="flex justify-between px-2 pt-1.5 text-xs text-ink-faint max-md:hidden">
        {words('questionHint')}
      </p>
      {left <= nearLimit && (
        <p role="status" className={classes('px-2 pt-1 text-xs', left < 0 ? 'text-bad' : 'text-ink-soft')}>
          {left < 0 ? words('charactersOver', { count }) : words('charactersLeft', { count })}
        </p>
      )}
    </form>
  );
}
