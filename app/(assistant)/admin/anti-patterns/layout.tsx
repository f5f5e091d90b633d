import type { ReactNode } from 'react';
import { RoomWords } from '#components/words/room-words.tsx';

export default function AntiPatternsLayout({ children }: { children: ReactNode }) {
  return <RoomWords room="antiPattern">{children}</RoomWords>;
}
