import { RecordView } from '#components/data/record-view.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function RecordPage() {
  await requirePermission('chat:use');
  return <RecordView />;
}
