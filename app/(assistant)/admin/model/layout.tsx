import type { ReactNode } from 'react';
import { RoomWords } from '#components/words/room-words.tsx';

export default function ModelLayout({ children }: { children: ReactNode }) {
  return <RoomWords room="model">{children}</RoomWords>;
}
