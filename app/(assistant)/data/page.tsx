import { SourceModels } from '#components/data/source-models.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function DataPage() {
  await requirePermission('chat:use');
  return <SourceModels />;
}
