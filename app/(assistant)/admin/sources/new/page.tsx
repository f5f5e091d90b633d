import { NewSource } from '#components/admin/new-source.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function NewSourcePage() {
  await requirePermission('source:manage');
  return <NewSource />;
}
