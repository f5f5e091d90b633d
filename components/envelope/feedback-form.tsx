'use client';

import { RadioGroup } from 'radix-ui';
import { useId, useState } from 'react';
import type { Verdict } from '../conversation/exchange.ts';
import { Button } from '../ui/button.tsx';
import { useLanguage } from '../words/words-context.tsx';

type ComplaintType = 'bug' | 'suggestion';

interface FeedbackFormProps {
  before: Verdict | undefined;
  onSend: (type: ComplaintType, note: string) => void;
  onCancel: () => void;
}

/** What a thumbs-down asks. The note may stay empty: a bare verdict is worth having too. */
export function FeedbackForm({ before, onSend, onCancel }: FeedbackFormProps) {
  const { words } = useLanguage();
  const id = useId();
  const [type, setType] = useState<ComplaintType>(before?.type === 'suggestion' ? 'suggestion' : 'bug');
  const [note, setNote] = useState(before?.note ?? '');
  return (
    <form
      aria-label={words.feedbackTitle}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(type, note.trim());
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className="flex w-full animate-appear flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div>
        <p className="font-medium">{words.feedbackTitle}</p>
        <p className="text-ink-soft">{words.feedbackText}</p>
      </div>
      <RadioGroup.Root
        value={type}
        onValueChange={(value) => setType(value === 'suggestion' ? 'suggestion' : 'bug')}
        aria-label={words.feedbackType}
        className="flex flex-wrap gap-x-5 gap-y-2"
      >
        <Choice value="bug" label={words.feedbackBug} />
        <Choice value="suggestion" label={words.feedbackSuggestion} />
      </RadioGroup.Root>
      <div>
        <label htmlFor={id} className="text-xs font-medium text-ink-soft">
          {words.feedbackNote}
        </label>
        <textarea
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the form was opened to write here
          autoFocus
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          className="mt-1 w-full resize-y rounded-md border border-line bg-canvas px-3 py-2 text-base md:text-sm"
        />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" look="primary">
          {words.feedbackSend}
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
