// A team's Prisma schema as a description of its database: what its `///` lines say, what its models and fields
// are called in code, and which fields refer to which. It is read by Prisma's own parser.
import { z } from 'zod';
import { AssistantError } from '../errors/assistant-error.ts';

/** What a Prisma schema says of one table. */
export const tableNotesSchema = z.strictObject({
  schema: z.string().optional(),
  table: z.string(),
  /** Its name in code, where that is another one. */
  name: z.string().optional(),
  description: z.string().optional(),
  columns: z.array(
    z.strictObject({ column: z.string(), name: z.string().optional(), description: z.string().optional() }),
  ),
  /** Columns that refer to columns of another table. */
  references: z.array(
    z.strictObject({
      columns: z.array(z.string()),
      schema: z.string().optional(),
      table: z.string(),
      to: z.array(z.string()),
    }),
  ),
});
export type TableNotes = z.infer<typeof tableNotesSchema>;

export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

const optional = z.string().nullish();
const dmmfSchema = z.object({
  datamodel: z.object({
    models: z.array(
      z.object({
        name: z.string(),
        dbName: optional,
        schema: optional,
        documentation: optional,
        fields: z.array(
          z.object({
            name: z.string(),
            dbName: optional,
            kind: z.string(),
            type: z.string(),
            documentation: optional,
            relationFromFields: z.array(z.string()).optional(),
            relationToFields: z.array(z.string()).optional(),
          }),
        ),
      }),
    ),
  }),
});
type PrismaModel = z.infer<typeof dmmfSchema>['datamodel']['models'][number];

/** Addresses of a database were part of the schema before Prisma 7, whose parser refuses them; they are not wanted here. */
const address = /^[ \t]*(?:url|directUrl|shadowDatabaseUrl)[ \t]*=.*$/gm;

/**
 * What the files of one Prisma schema say of their tables.
 *
 * @throws AssistantError `request.malformed` whose detail is the parser's first complaint, with its line
 */
export async function readPrismaSchema(files: readonly SchemaFile[]): Promise<TableNotes[]> {
  // Three megabytes that no question needs.
  const parser = await import('@prisma/prisma-schema-wasm');
  const prismaSchema = files.map(({ name, text }) => [name, text.replace(address, '')]);
  let read: string;
  try {
    read = parser.get_dmmf(JSON.stringify({ prismaSchema, noColor: true }));
  } catch (thrown) {
    throw new AssistantError('request.malformed', { detail: firstComplaint(thrown), cause: thrown });
  }
  const { models } = dmmfSchema.parse(JSON.parse(read)).datamodel;
  const byName = new Map(models.map((model) => [model.name, model]));
  return models.map((model) => notesOf(model, byName));
}

function notesOf(model: PrismaModel, models: ReadonlyMap<string, PrismaModel>): TableNotes {
  const columnOf = (of: PrismaModel, name: string) =>
    of.fields.find((field) => field.name === name)?.dbName ?? name;
  return {
    ...placeOf(model),
    ...wordsOf(model),
    columns: model.fields
      .filter(({ kind }) => kind !== 'object')
      .map((field) => ({ column: field.dbName ?? field.name, ...wordsOf(field) })),
    references: model.fields.flatMap(({ type, relationFromFields: from = [], relationToFields: to = [] }) => {
      const target = models.get(type);
      if (!target || from.length === 0) return [];
      return [
        {
          columns: from.map((name) => columnOf(model, name)),
          ...placeOf(target),
          to: to.map((name) => columnOf(target, name)),
        },
      ];
    }),
  };
}

function placeOf({ name, dbName, schema }: PrismaModel): { schema?: string; table: string } {
  return { ...(schema ? { schema } : {}), table: dbName ?? name };
}

function wordsOf({
  name,
  dbName,
  documentation,
}: {
  name: string;
  dbName?: string | null;
  documentation?: string | null;
}) {
  const description = documentation?.trim();
  return { ...(dbName && dbName !== name ? { name } : {}), ...(description ? { description } : {}) };
}

/** `Error validating model "User": … (schema.prisma:12)`; the parser gives all complaints in one drawn text. */
function firstComplaint(thrown: unknown): string {
  const reply = thrown instanceof Error ? thrown.message : String(thrown);
  const [, said, place] = /error: (.{1,300})\n\s+-->\s+(.{1,200})\n/.exec(drawnText(reply)) ?? [];
  return said === undefined ? 'the Prisma schema cannot be read' : `${said} (${place})`;
}

function drawnText(reply: string): string {
  try {
    const parsed = z.object({ message: z.string() }).safeParse(JSON.parse(reply));
    return parsed.success ? parsed.data.message : reply;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return reply;
    throw thrown;
  }
}
