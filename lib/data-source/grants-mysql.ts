// The statements that make an account on MySQL or MariaDB which can read what is permitted and nothing more.
import type { GrantOptions } from './grants-postgres.ts';
import type { Manifest } from './manifest.ts';

export function mysqlGrants(manifest: Manifest, { database, role, password, also }: GrantOptions): string {
  const account = `${literal(role)}@'%'`;
  const lines = [
    `-- An account for Docent on ${database.replace(/\s+/g, ' ')}: reads the columns below, changes nothing.`,
    "-- '%' is every host: better name the one Docent runs on. New columns are not readable until granted too.",
    `CREATE USER ${account} IDENTIFIED BY ${literal(password)} WITH MAX_USER_CONNECTIONS 16;`,
    ...manifest.models.flatMap((model) => {
      const fields = model.fields.filter(
        (field) => !field.sensitive || also.includes(`${model.name}.${field.name}`),
      );
      const table = `${quote(model.table.schema ?? database)}.${quote(model.table.name)}`;
      const columns = fields.map(({ column }) => quote(column)).join(', ');
      const hidden = model.fields.filter((field) => !fields.includes(field));
      return [
        ...(fields.length > 0 ? [`GRANT SELECT (${columns}) ON ${table} TO ${account};`] : []),
        ...hidden.map(
          ({ column }) =>
            `-- sensitive, so not readable: ${`${model.table.name}.${column}`.replace(/\s+/g, ' ')}`,
        ),
      ];
    }),
    '-- MySQL has no row level security: which rows a person sees rests on the check of Docent alone. Where that',
    '-- is not enough, make a schema of views for each tenant, with an account of its own, and connect each as a source.',
  ];
  return `${lines.join('\n')}\n`;
}

function quote(identifier: string): string {
  return `\`${identifier.replaceAll('`', '``')}\``;
}

/** Good with and without backslash escapes. */
function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
