// Failures of generation, kept so that the next prompt can tell of them. The same mistake is one row that
// counts; made on a second model it becomes a general one as well. A failure that nobody could repair is
// kept too: what not to do is worth knowing without knowing what to do.
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../db/client.ts';
import type { ClassifiedFailure } from './failure-class.ts';
import { signatureOf } from './signature.ts';

export interface GenerationFailure {
  readonly sourceId: string;
  readonly failure: ClassifiedFailure;
  /** Models of the question, as the manifest names them. */
  readonly models: readonly string[];
  /** The plan or snippet that failed. */
  readonly badSnippet: string;
  /** What ran in its place after a repair. */
  readonly correctSnippet?: string;
}

/** Characters kept of a snippet: enough to see the mistake, and no more than a prompt has room for. */
const snippetLength = 2000;
/** Models from which a mistake is a habit rather than a misunderstanding of one table. */
const modelsForGeneral = 2;

/** Counts the mistake and gives its id. Safe under any concurrency: the database adds. */
export async function keepFailure(database: Database, kept: GenerationFailure): Promise<string> {
  const signature = signatureOf(kept.sourceId, kept.failure);
  return database.$transaction(async (transaction) => {
    // Two models' first mistakes at once would not see each other, and nobody would make the general row.
    if (signature.general !== undefined)
      await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${signature.general}, 0))`;
    const id = await upsertPattern(transaction, kept, signature.own, signature.general ?? '');
    if (signature.general !== undefined) await generalise(transaction, kept, signature.general);
    return id;
  });
}

async function upsertPattern(
  transaction: Transaction,
  { sourceId, failure, models, badSnippet, correctSnippet }: GenerationFailure,
  signature: string,
  generalKey: string,
): Promise<string> {
  const correct = correctSnippet?.slice(0, snippetLength) ?? null;
  const [row] = await transaction.$queryRaw<{ id: string }[]>`
    insert into "AntiPattern" (id, "sourceId", signature, "generalKey", "errorClass", "errorType", "errorPattern",
      "schemaContext", models, "badSnippet", "correctSnippet", "lastSeenAt")
    values (gen_random_uuid(), ${sourceId}::uuid, ${keyOf(signature)}, ${keyOf(generalKey)}, ${failure.errorClass},
      ${failure.errorType}, ${failure.messagePattern}, ${JSON.stringify(failure.context)}::jsonb, ${[...models]},
      ${badSnippet.slice(0, snippetLength)}, ${correct}, now())
    on conflict (signature) do update set
      "occurrenceCount" = "AntiPattern"."occurrenceCount" + 1,
      "lastSeenAt" = now(),
      models = (select coalesce(array_agg(distinct m), '{}') from unnest("AntiPattern".models || excluded.models) m),
      -- The pair is kept together: a correction belongs to the text it corrected.
      "badSnippet" = case when excluded."correctSnippet" is not null or "AntiPattern"."correctSnippet" is null
        then excluded."badSnippet" else "AntiPattern"."badSnippet" end,
      "correctSnippet" = coalesce(excluded."correctSnippet", "AntiPattern"."correctSnippet")
    returning id`;
  if (!row) throw new Error('The anti-pattern was neither inserted nor updated.');
  return row.id;
}

/** One row for a mistake that was made on several models; its counts are those of all of them together. */
async function generalise(
  transaction: Transaction,
  { sourceId, failure }: GenerationFailure,
  general: string,
): Promise<void> {
  const key = keyOf(general);
  await transaction.$executeRaw`
    insert into "AntiPattern" (id, "sourceId", signature, "generalKey", "isGeneral", "errorClass", "errorType",
      "errorPattern", "schemaContext", models, "badSnippet", "correctSnippet", "occurrenceCount", "lastSeenAt")
    select gen_random_uuid(), ${sourceId}::uuid, ${key}, ${key}, true, ${failure.errorClass}, ${failure.errorType},
      ${failure.messagePattern}, ${JSON.stringify({ ...failure.context, model: undefined })}::jsonb,
      array(select distinct m from "AntiPattern" o, unnest(o.models) m
        where o."generalKey" = ${key} and not o."isGeneral"),
      (array_agg("badSnippet" order by "correctSnippet" is null, "lastSeenAt" desc))[1],
      (array_agg("correctSnippet" order by "correctSnippet" is null, "lastSeenAt" desc))[1],
      sum("occurrenceCount"), now()
    from "AntiPattern" where "generalKey" = ${key} and not "isGeneral"
    having count(*) >= ${modelsForGeneral}
    on conflict (signature) do update set
      "occurrenceCount" = excluded."occurrenceCount", models = excluded.models, "lastSeenAt" = now(),
      "badSnippet" = excluded."badSnippet", "correctSnippet" = excluded."correctSnippet"`;
}

/** An index entry has a limit in bytes, a signature of long names has not. */
function keyOf(signature: string): string {
  return signature === '' ? '' : createHash('sha256').update(signature).digest('hex');
}
