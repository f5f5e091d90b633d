import { SharedPage } from '#components/share/shared-page.tsx';
import { requireActor } from '#lib/auth/require-actor.ts';

export default async function Shared() {
  await requireActor();
  return <SharedPage />;
}
