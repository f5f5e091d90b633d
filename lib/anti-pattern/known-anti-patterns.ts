// What a prompt is told of earlier mistakes, and what came of telling it.
import type { Database } from '../db/client.ts';
import { foldWords } from '../pipeline/context-builder.ts';
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

/**
 * At most five of `known` that concern a question about `models`, most frequent first. Of more than five those
 * are taken whose names the question speaks of: a small source would tell the same five to everybody.
 */
export function chooseAntiPatterns(
  known: readonly KnownAntiPattern[],
  models: ReadonlySet<string>,
  question: string,
): readonly KnownAntiPattern[] {
  const asked = wordsOf(question);
  const concerning = known
    .filter(({ general, models: of }) => general || of.length === 0 || of.some((model) => models.has(model)))
    .map((pattern, place) => ({ pattern, place, spoken: spokenOf(pattern, asked) }));
  return concerning
    .sort((left, right) => right.spoken - left.spoken || left.place - right.place)
    .slice(0, toldInPrompt)
    .sort((left, right) => left.place - right.place)
    .map(({ pattern }) => pattern);
}

/** How many words of a question stand in what the mistake is about and in what was written. */
function spokenOf(
  { context, badSnippet, correctSnippet = '' }: KnownAntiPattern,
  asked: ReadonlySet<string>,
) {
  const about = wordsOf(Object.values(context).join(' '));
  const written = wordsOf(`${badSnippet} ${correctSnippet}`);
  let spoken = 0;
  // What the mistake is about tells more than what stood beside it.
  for (const word of asked) spoken += about.has(word) ? 3 : written.has(word) ? 1 : 0;
  return spoken;
}

/** Words of three letters and more, without a plural's `s`. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = foldWords(text.replaceAll('_', ' ')).split(' ');
  return new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/s$/, '')));
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
