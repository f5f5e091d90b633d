import { parseArgs } from 'node:util';
import { createMigration } from '../db/migrate.ts';
import { SetupError } from '../errors/setup-error.ts';
import { prepareDatabases, say } from './prepare-databases.ts';

export const usage = `Usage: npm run docent -- migrate [--create NAME]

Applies what is missing to the app database. With --create it then writes a new
migration that leads from there to prisma/schema.prisma, for those who change it.
`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { create: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { settings } = await prepareDatabases();
  if (values.create === undefined) {
    say('The app database is at this version.');
    return 0;
  }
  if (!/^[a-z][a-z0-9_]*$/.test(values.create)) {
    throw new SetupError(
      `"${values.create}" cannot name a migration.`,
      'Use lower case letters, digits and _.',
    );
  }
  const file = await createMigration(settings.databaseUrl as string, values.create);
  process.stdout.write(file ? `${file}\n` : 'The schema has not changed.\n');
  return 0;
}
