// What admins see of the mistakes that generation made, and how they silence one.
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import type { AntiPattern } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { SchemaContext } from './failure-class.ts';

export const antiPatternQuery = z.strictObject({
  source_id: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export const antiPatternParams = z.strictObject({ id: z.uuid() });
export const antiPatternChange = z.strictObject({ muted: z.boolean() });

export interface AntiPatternView {
  readonly id: string;
  readonly source: string | null;
  readonly error_class: string;
  readonly error_type: string;
  readonly error_pattern: string;
  readonly context: SchemaContext;
  readonly models: readonly string[];
  readonly general: boolean;
  readonly bad_snippet: string;
  readonly correct_snippet: string | null;
  readonly occurrences: number;
  readonly times_shown: number;
  readonly times_prevented: number;
  /** 0 to 1; null while it was shown to no model. */
  readonly prevention_rate: number | null;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly muted: boolean;
}

const pageSize = 50;

/** The most frequent first. */
export async function listAntiPatterns(
  database: Database,
  { source_id: sourceId, offset }: z.output<typeof antiPatternQuery>,
): Promise<{ readonly total: number; readonly patterns: readonly AntiPatternView[] }> {
  const where = sourceId === undefined ? {} : { sourceId };
  const [total, rows] = await Promise.all([
    database.antiPattern.count({ where }),
    database.antiPattern.findMany({
      where,
      include: { source: { select: { name: true } } },
      orderBy: [{ occurrenceCount: 'desc' }, { lastSeenAt: 'desc' }, { id: 'asc' }],
      skip: offset,
      take: pageSize,
    }),
  ]);
  return { total, patterns: rows.map(viewOf) };
}

/** @throws AssistantError `resource.not_found` */
export async function changeAntiPattern(
  database: Database,
  actorId: string,
  id: string,
  { muted }: z.output<typeof antiPatternChange>,
): Promise<AntiPatternView> {
  return database.$transaction(async (transaction) => {
    const found = await transaction.antiPattern.findUnique({ where: { id }, select: { mutedAt: true } });
    if (!found) throw new AssistantError('resource.not_found');
    const changes = (found.mutedAt !== null) !== muted;
    const row = await transaction.antiPattern.update({
      where: { id },
      data: changes ? { mutedAt: muted ? new Date() : null, mutedById: muted ? actorId : null } : {},
      include: { source: { select: { name: true } } },
    });
    if (changes) {
      const action = muted ? 'anti_pattern.muted' : 'anti_pattern.unmuted';
      await recordAudit(transaction, { actorId, action, subject: `anti-pattern:${id}` });
    }
    return viewOf(row);
  });
}

function viewOf(row: AntiPattern & { source: { name: string } | null }): AntiPatternView {
  return {
    id: row.id,
    source: row.source?.name ?? null,
    error_class: row.errorClass,
    error_type: row.errorType,
    error_pattern: row.errorPattern,
    context: row.schemaContext as SchemaContext,
    models: row.models,
    general: row.isGeneral,
    bad_snippet: row.badSnippet,
    correct_snippet: row.correctSnippet,
    occurrences: row.occurrenceCount,
    times_shown: row.timesShown,
    times_prevented: row.timesPrevented,
    prevention_rate: row.timesShown === 0 ? null : row.timesPrevented / row.timesShown,
    first_seen_at: row.firstSeenAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    muted: row.mutedAt !== null,
  };
}
