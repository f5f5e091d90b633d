import { PolicyInbox } from '#components/policy/policy-inbox.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function PoliciesPage() {
  await requirePermission('policy:manage');
  return <PolicyInbox />;
}
