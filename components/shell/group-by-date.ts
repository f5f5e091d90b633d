export const dateGroups = ['today', 'yesterday', 'lastSevenDays', 'lastThirtyDays', 'older'] as const;
export type DateGroup = (typeof dateGroups)[number];

/**
 * Things by how long ago they last changed, in whole days of the reader's clock; newest first, and
 * only groups that hold something.
 */
export function groupByDate<Thing extends { readonly updated_at: string }>(
  things: readonly Thing[],
  now: Date,
): { group: DateGroup; things: Thing[] }[] {
  const newestFirst = things.toSorted((a, b) => b.updated_at.localeCompare(a.updated_at));
  const groups = new Map<DateGroup, Thing[]>();
  for (const thing of newestFirst) {
    const group = groupOf(daysBefore(new Date(thing.updated_at), now));
    groups.set(group, [...(groups.get(group) ?? []), thing]);
  }
  return dateGroups.flatMap((group) => {
    const held = groups.get(group);
    return held ? [{ group, things: held }] : [];
  });
}

// Midnights are compared, not times: 23:59 yesterday is yesterday at 00:01. Rounding absorbs the
// hour that a change to summer time takes or gives.
function daysBefore(date: Date, now: Date): number {
  const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}

function groupOf(days: number): DateGroup {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days <= 7) return 'lastSevenDays';
  return days <= 30 ? 'lastThirtyDays' : 'older';
}
