import type { useTranslations } from 'next-intl';
import type { Locale } from '#lib/i18n/locale.ts';
import type { en } from './rooms/en.ts';

/** Every message by its room, as English has it: a key, or an argument, that is not here does not type-check. */
type Messages = typeof en;

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** A part of the product that has words of its own. */
export type Room = keyof Messages;

/** What says the words of a room, for functions that are handed it. */
export type WordsOf<Of extends Room> = ReturnType<typeof useTranslations<Of>>;
