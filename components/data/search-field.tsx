'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import { fieldLook } from '../ui/field.tsx';
import { useTypedAhead } from '../ui/use-typed-ahead.ts';

/** Searches when it is sent, not with every letter: each search is a statement in the team's database. */
export function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const words = useTranslations('data');
  const [text, setText] = useState(value);
  const [found, setFound] = useState(value);
  // Another address, as after going back; the field stays the same one, with its focus.
  if (found !== value) {
    setFound(value);
    setText(value);
  }
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useTypedAhead(field, setText);
  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(text.trim());
  }
  return (
    <search className="w-full max-w-sm">
      <form onSubmit={submit} className="relative">
        <label htmlFor={id} className="sr-only">
          {words('search')}
        </label>
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          ref={field}
          id={id}
          type="search"
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            // The browser's own cross empties the field.
            if (event.target.value === '' && value !== '') onSearch('');
          }}
          placeholder={words('search')}
          className={`${fieldLook} pl-8`}
        />
      </form>
    </search>
  );
}
