import { ModelPage } from '#components/model-choice/model-page.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function AdminModelPage() {
  await requirePermission('source:manage');
  return <ModelPage />;
}
