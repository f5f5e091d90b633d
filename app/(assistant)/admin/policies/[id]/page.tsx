import { PolicyDetail } from '#components/policy/policy-detail.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function PolicyPage() {
  await requirePermission('policy:manage');
  return <PolicyDetail />;
}
