import type { ReactNode } from 'react';
import { RoomWords } from '#components/words/room-words.tsx';

export default function PoliciesLayout({ children }: { children: ReactNode }) {
  return <RoomWords room="policy">{children}</RoomWords>;
}
