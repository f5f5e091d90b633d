import { SourceList } from '#components/admin/source-list.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function SourcesPage() {
  await requirePermission('source:manage');
  return <SourceList />;
}
