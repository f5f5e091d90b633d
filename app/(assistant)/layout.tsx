import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { requireActor } from '#lib/auth/require-actor.ts';

export default async function AssistantLayout({ children }: { children: ReactNode }) {
  const { email, name, role } = await requireActor();
  return <Shell me={{ email, name, role }}>{children}</Shell>;
}
