import { redirect } from 'next/navigation';
import { SharedPage } from '#components/share/shared-page.tsx';
import { currentActor } from '#lib/auth/current-actor.ts';

export default async function Shared() {
  if (!(await currentActor())) redirect('/sign-in');
  return <SharedPage />;
}
