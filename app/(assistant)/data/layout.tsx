import type { ReactNode } from 'react';
import { RoomWords } from '#components/words/room-words.tsx';

export default function DataLayout({ children }: { children: ReactNode }) {
  return <RoomWords room="data">{children}</RoomWords>;
}
