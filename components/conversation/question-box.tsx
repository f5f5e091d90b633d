'use client';

import { ArrowUp, Square } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/words-context.tsx';

/** The server's limit, counted as it counts: in code points. */
const maxCharacters = 4000;
const nearLimit = 500;

interface QuestionBoxProps {
  running: boolean;
  /** The newest question of this chat, which the up key brings back. */
  last: string | undefined;
  onSend: (question: string) => void;
  onStop: () => void;
}

export function QuestionBox({ running, last, onSend, onStop }: QuestionBoxProps) {
  const { words, locale } = useLanguage();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const left = maxCharacters - [...text].length;
  const maySend = text.trim() !== '' && left >= 0 && !running;

  // Back to the box when an answer has come, unless the reader has gone somewhere else meanwhile.
  useEffect(() => {
    const nowhere = document.activeElement === document.body || document.activeElement === null;
    if (!running && nowhere && window.matchMedia('(hover: hover)').matches) field.current?.focus();
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
    setText('');
    field.current?.focus();
  }

  const count = new Intl.NumberFormat(locale).format(Math.abs(left));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="mx-auto w-full max-w-4xl shrink-0 px-3 pb-3 md:px-8 md:pb-5 print:hidden"
    >
      <div className="flex items-end gap-2 rounded-xl border border-line bg-surface p-2 transition-colors focus-within:border-line-strong">
        <label htmlFor={id} className="sr-only">
          {words.questionLabel}
        </label>
        <textarea
          ref={field}
          id={id}
          data-question-box
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // Enter also ends a composition, as when Vietnamese is typed; that one does not send.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowUp' && text === '' && last !== undefined) {
              event.preventDefault();
              setText(last);
            } else if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              send();
            }
          }}
          placeholder={words.questionPlaceholder}
          aria-describedby={`${id}-hint`}
          aria-invalid={left < 0}
          className="scroll-thin field-sizing-content max-h-48 min-h-9 flex-1 resize-none bg-transparent px-2 py-1.5 text-base leading-6 outline-none md:text-[0.9375rem]"
        />
        {running ? (
          <Button onClick={onStop}>
            <Square aria-hidden className="size-3.5 fill-current" />
            {words.stop}
          </Button>
        ) : (
          <Button
            type="submit"
            look="primary"
            size="icon"
            disabled={!maySend}
            aria-label={words.send}
            title={words.send}
          >
            <ArrowUp aria-hidden className="size-5" />
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="flex justify-between px-2 pt-1.5 text-xs text-ink-faint max-md:hidden">
        {words.questionHint}
      </p>
      {left <= nearLimit && (
        <p role="status" className={classes('px-2 pt-1 text-xs', left < 0 ? 'text-bad' : 'text-ink-soft')}>
          {left < 0 ? words.charactersOver(count) : words.charactersLeft(count)}
        </p>
      )}
    </form>
  );
}
