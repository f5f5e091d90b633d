import { VerifiedPage } from '#components/verified/verified-page.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function AdminVerifiedPage() {
  await requirePermission('policy:manage');
  return <VerifiedPage />;
}
