import type { ReactNode } from 'react';
import { AdminFrame } from '#components/admin/admin-frame.tsx';
import { RoomWords } from '#components/words/room-words.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  // What every admin has; each page asks for its own.
  await requirePermission('user:manage');
  return (
    <RoomWords room="admin">
      <AdminFrame>{children}</AdminFrame>
    </RoomWords>
  );
}
