import { PeopleList } from '#components/admin/people-list.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function PeoplePage() {
  await requirePermission('user:manage');
  return <PeopleList />;
}
