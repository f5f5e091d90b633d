import { SourceDetail } from '#components/admin/source-detail.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function SourcePage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('source:manage');
  const { id } = await params;
  return <SourceDetail key={id} id={id} />;
}
