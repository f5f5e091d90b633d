import { recordAudit } from '../audit/record-audit.ts';
import { readPrismaSchema, type SchemaFile, type TableNotes } from '../data-source/prisma-schema.ts';
import { labelsOf, matchNotes } from '../data-source/schema-notes.ts';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { openedSource, refreshSource } from './open-sources.ts';
import { lockedSource } from './present-source.ts';
import { readNotes } from './read-notes.ts';

export interface SchemaFileView {
  /** Tables that the file describes, and how many of them the source has. */
  readonly tables: number;
  readonly matched: number;
  /** Models and fields of the source that it has a name or a description for. */
  readonly described: number;
  /** Tables it names that the source does not have, 20 at most. */
  readonly missing: readonly string[];
}

/** Taken over, or why not, in the words of Prisma's parser. */
export type SchemaFileOutcome = SchemaFileView | { readonly problem: string };

const mostMissing = 20;

/** What the schema file of a source is worth; of nothing where none was given. @throws AssistantError `resource.not_found`, `source.unavailable` */
export async function readSchemaFile(database: Database, sourceId: string): Promise<SchemaFileView> {
  const { introspected } = await openedSource(database, sourceId);
  const notes = await readNotes(database, sourceId);
  const matched = matchNotes(introspected, notes);
  const known = new Set(matched.map(({ of }) => of));
  return {
    tables: notes.length,
    matched: matched.length,
    described: matched.reduce((sum, { model, of }) => sum + labelsOf(model, of).length, 0),
    missing: notes
      .filter((of) => !known.has(of))
      .slice(0, mostMissing)
      .map(({ schema, table }) => (schema ? `${schema}.${table}` : table)),
  };
}

/**
 * Describes a source by its team's Prisma schema, in place of the one before. Holds from the next question on.
 *
 * @throws AssistantError `resource.not_found`, `source.unavailable`
 */
export async function keepSchemaFile(
  database: Database,
  actorId: string,
  sourceId: string,
  files: readonly SchemaFile[],
): Promise<SchemaFileOutcome> {
  let notes: TableNotes[];
  try {
    notes = await readPrismaSchema(files);
  } catch (thrown) {
    const { code, detail } = asAssistantError(thrown);
    if (code !== 'request.malformed' || detail === undefined) throw thrown;
    return { problem: detail };
  }
  if (notes.length === 0) return { problem: 'there is no model in it' };
  await store(database, actorId, sourceId, notes);
  return readSchemaFile(database, sourceId);
}

/** Takes the description back. @throws AssistantError `resource.not_found`, `source.unavailable` */
export async function dropSchemaFile(database: Database, actorId: string, sourceId: string): Promise<void> {
  await store(database, actorId, sourceId, undefined);
}

async function store(
  database: Database,
  actorId: string,
  sourceId: string,
  notes: TableNotes[] | undefined,
): Promise<void> {
  await openedSource(database, sourceId);
  await database.$transaction(async (transaction) => {
    await lockedSource(transaction, sourceId);
    await transaction.source.update({
      where: { id: sourceId },
      data: { schemaNotes: notes === undefined ? Prisma.DbNull : (notes as Prisma.InputJsonValue) },
    });
    await recordAudit(transaction, {
      actorId,
      action: 'source.described',
      subject: `source:${sourceId}`,
      detail: { tables: notes?.length ?? 0 },
    });
  });
  await refreshSource(database, sourceId);
}
