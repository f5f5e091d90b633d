import { RowList } from '#components/data/row-list.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function RowsPage() {
  await requirePermission('chat:use');
  return <RowList />;
}
