import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { currentActor } from '#lib/auth/current-actor.ts';

export default async function AssistantLayout({ children }: { children: ReactNode }) {
  if (!(await currentActor())) redirect('/sign-in');
  return <Shell>{children}</Shell>;
}
