// What a prompt is told of earlier mistakes, and what came of telling it.
import type { Database } from '../db/client.ts';
import type { SchemaContext } from './failure-class.ts';

export interface KnownAntiPattern {
  readonly id: string;
  readonly errorClass: string;
  readonly errorPattern: string;
  readonly context: SchemaContext;
  /** True when it was made on several models, and so may be made on any. */
  readonly general: boolean;
  readonly models: readonly string[];
  readonly badSnippet: string;
  readonly correctSnippet?: string;
  readonly occurrences: number;
}

/** A mistake made once may be chance. */
const occurrencesToTell = 2;
const toldInPrompt = 5;
/** More than this of one source are never read; the most frequent ones come first. */
const patternsRead = 500;

/** The mistakes worth telling a model of, most frequent first; muted ones are not among them. */
export async function antiPatternsFor(
  database: Database,
  sourceId: string,
): Promise<readonly KnownAntiPattern[]> {
  const rows = await database.antiPattern.findMany({
    where: { sourceId, mutedAt: null, occurrenceCount: { gte: occurrencesToTell } },
    orderBy: [{ occurrenceCount: 'desc' }, { lastSeenAt: 'desc' }, { id: 'asc' }],
    take: patternsRead,
  });
  const generalised = new Set(rows.flatMap((row) => (row.isGeneral ? [row.generalKey] : [])));
  return rows
    .filter((row) => row.isGeneral || !generalised.has(row.generalKey))
    .map((row) => ({
      id: row.id,
      errorClass: row.errorClass,
      errorPattern: row.errorPattern,
      context: row.schemaContext as SchemaContext,
      general: row.isGeneral,
      models: row.models,
      badSnippet: row.badSnippet,
      ...(row.correctSnippet === null ? {} : { correctSnippet: row.correctSnippet }),
      occurrences: row.occurrenceCount,
    }));
}

/** At most five of `known` that concern a question about `models`, most frequent first. */
export function chooseAntiPatterns(
  known: readonly KnownAntiPattern[],
  models: ReadonlySet<string>,
): readonly KnownAntiPattern[] {
  return known
    .filter(({ general, models: of }) => general || of.length === 0 || of.some((model) => models.has(model)))
    .slice(0, toldInPrompt);
}

/**
 * Counts what telling a model of mistakes did: each one shown was prevented unless it was made again.
 *
 * @param shown ids that were in the prompt
 * @param made ids that `keepFailure` gave for the same question
 */
export async function settleAntiPatterns(
  database: Database,
  { shown, made }: { readonly shown: readonly string[]; readonly made: readonly string[] },
): Promise<void> {
  if (shown.length === 0) return;
  await database.$executeRaw`
    update "AntiPattern" p set
      "timesShown" = p."timesShown" + 1,
      "timesPrevented" = p."timesPrevented" + case when exists (
        select 1 from "AntiPattern" again where again.id = any(${[...made]}::uuid[])
          and (again.id = p.id or (p."isGeneral" and again."generalKey" = p."generalKey"))
      ) then 0 else 1 end
    where p.id = any(${[...shown]}::uuid[])`;
}
