// What a prompt is told of earlier mistakes, and what came of telling it.
import type { Database } from '../db/client.ts';
import type { AntiPattern } from '../db/generated/client.ts';
import { concernsAnswer, type GivenAnswer } from './concerns-answer.ts';
import type { FailureClass, SchemaContext } from './failure-class.ts';
import { wordsOf } from './words-of.ts';

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

/**
 * Counts what telling a model of mistakes did. Of those in the prompt, one that was made again was told in vain;
 * one that the answer came past without making it was prevented; of the others nothing is known, and nothing is
 * counted.
 *
 * @param told ids that were in the prompt
 * @param made ids that `keepFailure` gave for the same question
 * @param answer what the model was right with in the end; absent where the question was not answered by it
 */
export async function settleAntiPatterns(
  database: Database,
  {
    told,
    made,
    answer,
  }: { readonly told: readonly string[]; readonly made: readonly string[]; readonly answer?: GivenAnswer },
): Promise<void> {
  if (told.length === 0) return;
  const rows = answer ? await database.antiPattern.findMany({ where: { id: { in: [...told] } } }) : [];
  const passed = rows.filter((row) => answer && concernsAnswer(mistakeOf(row), answer)).map(({ id }) => id);
  await database.$executeRaw`
    update "AntiPattern" p set
      "timesShown" = p."timesShown" + 1,
      "timesPrevented" = p."timesPrevented" + case when again.made then 0 else 1 end
    from (select t.id, exists (
        select 1 from "AntiPattern" a where a.id = any(${[...made]}::uuid[])
          and (a.id = t.id or (t."isGeneral" and a."generalKey" = t."generalKey"))
      ) as made from "AntiPattern" t where t.id = any(${[...told]}::uuid[])) again
    where p.id = again.id and (again.made or p.id = any(${passed}::uuid[]))`;
}

function mistakeOf({ errorClass, schemaContext, models, badSnippet, correctSnippet }: AntiPattern) {
  return {
    errorClass: errorClass as FailureClass,
    context: schemaContext as SchemaContext,
    models,
    badSnippet,
    ...(correctSnippet === null ? {} : { correctSnippet }),
  };
}
