// What the routes of sources take. A connection is separate fields: a driver's own options have no place
// here, so nobody can ask a driver to read a file, skip a certificate or load a plugin.
import { z } from 'zod';
import { attributesBody } from '../auth/people.ts';
import { defaultConnections, defaultStatementMilliseconds } from './source-row.ts';

/** Trimmed, of one line, nothing invisible. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));

/** A name or an address; no path to a socket, no port, no user. */
const host = line(253).regex(/^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|[0-9a-f]*:[0-9a-f:.]+)$/i);
const attribute = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const port = z.int().min(1).max(65_535);
const statementMilliseconds = z.int().min(100).max(15_000).default(defaultStatementMilliseconds);

export const connectionBody = z.discriminatedUnion('engine', [
  z.strictObject({
    engine: z.enum(['postgres', 'mysql']),
    host,
    port,
    database: line(128),
    user: line(128),
    /** Absent: the stored one is kept, as long as it goes to the same server. */
    password: z.string().max(1024).optional(),
    tls: z.enum(['off', 'required', 'verified']),
    schemas: z.array(line(128)).max(500).default([]),
    connections: z.int().min(1).max(50).default(defaultConnections),
    statement_milliseconds: statementMilliseconds,
    replica: z.strictObject({ host, port }).nullable().default(null),
    /** PostgreSQL: as `docent grants --scope` printed them; without the key the stored one is kept. */
    scope: z
      .strictObject({
        attribute,
        key: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      })
      .nullable()
      .default(null),
  }),
  z.strictObject({
    engine: z.literal('sqlite'),
    /** Absolute, and named as a database: this is no way to find out which other files exist. */
    file: line(1024).regex(/^(?:\/|[a-z]:[\\/]).*\.(?:db|db3|sqlite|sqlite3)$/i),
    statement_milliseconds: statementMilliseconds,
  }),
]);
export type ConnectionBody = z.output<typeof connectionBody>;

const name = line(80);

export const sourceParams = z.object({ id: z.uuid() });
export const newSourceBody = z.strictObject({ name, connection: connectionBody });
export const sourceChangeBody = z.strictObject({
  name: name.optional(),
  connection: connectionBody.optional(),
});
export const sourceTestBody = z.strictObject({
  connection: connectionBody,
  /** Whose stored password to use where none is given and the server is the same. */
  source_id: z.uuid().optional(),
});

const known = line(63);

export const labelsBody = z.strictObject({
  /** Each takes the place of what was said of the same model or field; without any word it takes it back. */
  labels: z
    .array(
      z.strictObject({
        model: known,
        field: known.optional(),
        label: line(80).optional(),
        plural: line(80).optional(),
        description: z.string().trim().min(1).max(500).optional(),
        synonyms: z.array(line(80)).max(20).default([]),
      }),
    )
    .max(500)
    .default([]),
  relations: z
    .array(z.strictObject({ model: known, relation: known, accepted: z.boolean().nullable() }))
    .max(500)
    .default([]),
});
export type LabelsBody = z.output<typeof labelsBody>;

/** A schema of 2,000 models is about a megabyte. */
export const schemaFileBytes = 4 * 1024 * 1024;
export const schemaFileBody = z.strictObject({
  files: z
    .array(z.strictObject({ name: line(200), text: z.string().max(schemaFileBytes) }))
    .min(1)
    .max(200),
});

const role = z.enum(['staff', 'admin']).nullable().default(null);

export const accessRuleBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hide_model'), role, model: known }),
  z.strictObject({ kind: z.literal('hide_field'), role, model: known, field: known }),
  z.strictObject({ kind: z.literal('reveal_field'), role, model: known, field: known }),
  z.strictObject({
    kind: z.literal('mask_field'),
    role,
    model: known,
    field: known,
    mask: z.enum(['email', 'phone', 'card', 'all']),
  }),
  z.strictObject({
    kind: z.literal('row_rule'),
    role,
    model: known,
    field: known,
    attribute,
  }),
]);
export type AccessRuleBody = z.output<typeof accessRuleBody>;
export const accessBody = z.strictObject({ rules: z.array(accessRuleBody).max(2000) });

const search = z.string().trim().max(100).default('');
const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);

export const modelsQuery = z.strictObject({ search, offset, model: known.optional() });

/** `role=staff&attributes={"region":"EU"}&models=orders,customers` */
export const previewQuery = z.strictObject({
  role: z.enum(['staff', 'admin']).default('staff'),
  attributes: z
    .string()
    .max(4000)
    .default('{}')
    .transform((text, context) => {
      const parsed = attributesBody.safeParse(asJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'not attributes' });
      return z.NEVER;
    }),
  models: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(known).max(10)),
});

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
