import type { ReactNode } from 'react';
import { RoomWords } from '#components/words/room-words.tsx';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <RoomWords room="settings">{children}</RoomWords>;
}
