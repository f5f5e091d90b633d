'use client';

import { useLocale, useTranslations } from 'next-intl';
import { RadioGroup } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import type { Verdict } from '../conversation/exchange.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { TextField } from '../ui/field.tsx';
import { intoView } from '../ui/into-view.ts';
import { readNumber } from './read-number.ts';

type ComplaintType = 'bug' | 'suggestion';

interface FeedbackFormProps {
  before: Verdict | undefined;
  /** True where the answer is one number, so that the right one can be given. */
  isNumber: boolean;
  /** True where there was no answer that could be wrong. */
  unanswered?: boolean;
  onSend: (complaint: Pick<Verdict, 'type' | 'note' | 'expected'>) => void;
  onCancel: () => void;
}

/** What a thumbs-down asks. The note may stay empty: a bare verdict is worth having too. */
export function FeedbackForm({ before, isNumber, unanswered = false, onSend, onCancel }: FeedbackFormProps) {
  const words = useTranslations('shared');
  const locale = useLocale();
  const id = useId();
  const [type, setType] = useState<ComplaintType>(before?.type === 'suggestion' ? 'suggestion' : 'bug');
  const [note, setNote] = useState(before?.note ?? '');
  const [expected, setExpected] = useState('');
  const [wrong, setWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  // The form is asked for at the end of an answer, where there is mostly no room for it. Where it is taller than
  // the view, the field that has the focus goes before the buttons.
  useEffect(() => {
    intoView(form.current);
    field.current?.focus();
  }, []);

  return (
    <form
      ref={form}
      aria-label={unanswered ? words('unansweredTitle') : words('feedbackTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        const number = readNumber(expected, locale);
        setWrong(number === null);
        if (number === null) return;
        onSend({
          type,
          note: note.trim() || undefined,
          ...(number === undefined ? {} : { expected: { number } }),
        });
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className={classes(
        'flex w-full scroll-my-4 animate-appear flex-col gap-3',
        // Below what is no answer it stands in its frame already.
        unanswered ? 'border-t border-line pt-3' : 'rounded-lg border border-line bg-surface p-4',
      )}
    >
      <div>
        <p className="font-medium">{unanswered ? words('unansweredTitle') : words('feedbackTitle')}</p>
        <p className="text-ink-soft">{unanswered ? words('unansweredText') : words('feedbackText')}</p>
      </div>
      {!unanswered && (
        <RadioGroup.Root
          value={type}
          onValueChange={(value) => setType(value === 'suggestion' ? 'suggestion' : 'bug')}
          aria-label={words('feedbackType')}
          className="flex flex-wrap gap-x-5 gap-y-2"
        >
          <Choice value="bug" label={words('feedbackBug')} />
          <Choice value="suggestion" label={words('feedbackSuggestion')} />
        </RadioGroup.Root>
      )}
      <div>
        <label htmlFor={id} className="text-xs font-medium text-ink-soft">
          {unanswered ? words('unansweredNote') : words('feedbackNote')}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          className="mt-1 w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 text-base md:text-sm"
        />
      </div>
      {isNumber && (
        <TextField
          label={words('feedbackExpected')}
          problem={wrong ? words('feedbackExpectedWrong') : undefined}
          inputMode="decimal"
          maxLength={40}
          value={expected}
          onChange={setExpected}
          className="max-w-56"
        />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{words('cancel')}</Button>
        <Button type="submit" look="primary">
          {words('feedbackSend')}
        </Button>
      </div>
    </form>
  );
}

function Choice({ value, label }: { value: ComplaintType; label: string }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <RadioGroup.Item
        id={id}
        value={value}
        className="flex size-4 items-center justify-center rounded-full border border-line-strong data-[state=checked]:border-accent"
      >
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
      </RadioGroup.Item>
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
