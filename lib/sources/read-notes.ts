import { type TableNotes, tableNotesSchema } from '../data-source/prisma-schema.ts';
import type { Transaction } from '../db/client.ts';

/** What the team's schema file says of the tables of a source; nothing where none was given. */
export async function readNotes(database: Transaction, sourceId: string): Promise<TableNotes[]> {
  const row = await database.source.findUnique({ where: { id: sourceId }, select: { schemaNotes: true } });
  return tableNotesSchema.array().parse(row?.schemaNotes ?? []);
}
