'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';

interface RenameFieldProps {
  title: string;
  onDone: (title: string) => void;
  onCancel: () => void;
}

/** Enter or leaving the field keeps the title, Escape gives it up. */
export function RenameField({ title, onDone, onCancel }: RenameFieldProps) {
  const words = useTranslations('shared');
  // Escape also takes the focus away; without this the blur that follows would save after all.
  const given = useRef(false);
  return (
    <input
      aria-label={words('chatTitle')}
      defaultValue={title}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
      autoFocus
      onFocus={(event) => event.target.select()}
      onBlur={(event) => !given.current && onDone(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          given.current = true;
          onCancel();
        }
      }}
      className="h-8 w-full rounded-md border border-accent bg-surface px-2 text-ink"
    />
  );
}
