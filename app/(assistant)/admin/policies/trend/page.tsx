import { TrendPage } from '#components/policy/trend-page.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function PolicyTrendPage() {
  await requirePermission('policy:manage');
  return <TrendPage />;
}
