import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { type Read, readOf, readTogether } from '../db/read-together.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { planSchema } from '../pipeline/plan.ts';
import type { VerifiedPlan } from '../pipeline/verified-planner.ts';

interface Kept {
  readonly stamp: string;
  readonly plans: readonly VerifiedPlan[];
}
// Next may load this module more than once; what was read is one for the process.
const place = globalThis as typeof globalThis & { docentVerified?: WeakMap<Database, Map<string, Kept>> };

export interface VerifiedStamp {
  readonly stamp: string;
}

/** @param sourceId an expression */
export function verifiedStamp(sourceId: Prisma.Sql): Read<VerifiedStamp> {
  return readOf(Prisma.sql`
    select count(*) || '/' || count("withdrawnAt") as stamp from "VerifiedQuestion"
    where "sourceId" = ${sourceId}`);
}

/**
 * The verified questions of a source, the newest first; the same array until one is added or withdrawn. One
 * whose plan no longer has the form of a plan is left out.
 *
 * @param seen the stamp, where it was just read
 */
export async function verifiedPlansOf(
  database: Database,
  sourceId: string,
  seen?: VerifiedStamp,
): Promise<readonly VerifiedPlan[]> {
  const of = Prisma.sql`${sourceId}::uuid`;
  const now = seen ?? (await readTogether(database, { verified: verifiedStamp(of) })).verified[0];
  const stamp = now?.stamp ?? '';
  place.docentVerified ??= new WeakMap();
  const known = place.docentVerified.get(database) ?? new Map<string, Kept>();
  place.docentVerified.set(database, known);
  const kept = known.get(sourceId);
  if (kept?.stamp === stamp) return kept.plans;
  const rows = await database.verifiedQuestion.findMany({
    where: { sourceId, withdrawnAt: null },
    orderBy: { verifiedAt: 'desc' },
    select: { question: true, locale: true, plan: true },
  });
  const plans = rows.flatMap(({ question, locale, plan }) => {
    const parsed = planSchema.safeParse(plan);
    return parsed.success ? [{ question, locale: nearestLocale(locale), plan: parsed.data }] : [];
  });
  known.set(sourceId, { stamp, plans });
  return plans;
}
