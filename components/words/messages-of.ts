import compile from 'icu-minify/compile';
import type { Messages } from 'next-intl';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Room } from './messages.ts';
import { en } from './rooms/en.ts';
import { es } from './rooms/es.ts';
import { vi } from './rooms/vi.ts';

const languages = { en, vi, es };

interface Words {
  readonly [key: string]: string | Words;
}

const compiled = new Map<Words, object>();

/**
 * The messages of some rooms in one language, read as ICU already: the browser has what says them and no parser, which
 * would be 13 KB of every page. Server only: a page is sent what its reader reads, and no more.
 */
export function messagesOf(locale: Locale, rooms: readonly Room[]): Partial<Messages> {
  return Object.fromEntries(rooms.map((room) => [room, compiledOf(languages[locale][room])]));
}

function compiledOf(words: Words): object {
  const known = compiled.get(words);
  if (known) return known;
  const made = Object.fromEntries(
    Object.entries(words).map(([key, said]) => [
      key,
      typeof said === 'string' ? parsed(said) : compiledOf(said),
    ]),
  );
  compiled.set(words, made);
  return made;
}

/** Its branches are objects without a prototype, which the server may not send. */
function parsed(message: string): unknown {
  return JSON.parse(JSON.stringify(compile(message)));
}
