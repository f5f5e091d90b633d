import { AntiPatternList } from '#components/anti-pattern/anti-pattern-list.tsx';
import { requirePermission } from '#lib/auth/require-permission.ts';

export default async function AntiPatternsPage() {
  await requirePermission('policy:manage');
  return <AntiPatternList />;
}
