import { SettingsPage } from '#components/admin-settings/settings-page.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function AdminSettingsPage() {
  await requirePermission('policy:manage');
  return <SettingsPage />;
}
