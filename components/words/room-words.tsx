import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Room } from './messages.ts';
import { messagesOf } from './messages-of.ts';
import { MoreWords } from './more-words.tsx';

interface RoomWordsProps {
  room: Room;
  children: ReactNode;
}

/** Sends the words of a room along with the pages in it, in the reader's language. Server only. */
export async function RoomWords({ room, children }: RoomWordsProps) {
  const locale = await getLocale();
  return (
    <MoreWords locale={locale} messages={messagesOf(locale, [room])}>
      {children}
    </MoreWords>
  );
}
