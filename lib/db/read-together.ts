// Several small reads on one way to our database and back. What a question is answered on lies in many tables;
// asked one by one, the ways cost more than the reading.
import type { Transaction } from './client.ts';
import { Prisma } from './generated/client.ts';

/** A query that gives rows of this form, as JSON has them: times are text. */
export interface Read<Row> {
  readonly sql: Prisma.Sql;
  /** Never there; it only says what the rows are. */
  readonly row?: Row;
}

export function readOf<Row>(sql: Prisma.Sql): Read<Row> {
  return { sql };
}

type Rows<Reads> = { readonly [Name in keyof Reads]: Reads[Name] extends Read<infer Row> ? Row[] : never };

/** The rows of each query, in its order, all of one moment. */
export async function readTogether<Reads extends Record<string, Read<unknown>>>(
  database: Transaction,
  reads: Reads,
): Promise<Rows<Reads>> {
  const parts = Object.entries(reads).map(
    ([name, { sql }]) =>
      Prisma.sql`(select coalesce(json_agg(part), '[]') from (${sql}) part) as ${Prisma.raw(`"${name}"`)}`,
  );
  const [read] = await database.$queryRaw<Rows<Reads>[]>`select ${Prisma.join(parts)}`;
  return read as Rows<Reads>;
}
