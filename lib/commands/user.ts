// docent user: lists, adds and changes the people allowed in. A password is read from standard input or
// made up and printed once; never an argument, which other processes could read.
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createUser } from '../auth/create-user.ts';
import { changePassword, changeRole, setDisabled } from '../auth/manage-user.ts';
import { passwordLength } from '../auth/password.ts';
import { closeDatabase, type Database, database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { beforeExit } from './exit-work.ts';
import { prepareDatabases, say } from './prepare-databases.ts';

export const usage = `docent user list
docent user add EMAIL [--name NAME] [--admin] [--password-stdin]
docent user password EMAIL [--password-stdin]
docent user role EMAIL staff|admin
docent user disable EMAIL
docent user enable EMAIL`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      admin: { type: 'boolean' },
      'password-stdin': { type: 'boolean' },
    },
  });
  const [action, email, role] = positionals;
  if (!action || (action !== 'list' && !email)) return explain();
  await prepareDatabases({ source: false });
  beforeExit(closeDatabase);
  const client = database();
  try {
    if (action === 'list') return await list(client);
    if (!email) return explain();
    switch (action) {
      case 'add': {
        const password = await choosePassword(values['password-stdin']);
        const name = values.name ?? email.split('@')[0] ?? email;
        await createUser(client, { email, name, role: values.admin ? 'admin' : 'staff', password });
        return announce(password, values['password-stdin']);
      }
      case 'password': {
        const password = await choosePassword(values['password-stdin']);
        await changePassword(client, email, password);
        return announce(password, values['password-stdin']);
      }
      case 'role':
        if (role !== 'staff' && role !== 'admin') return explain();
        await changeRole(client, email, role);
        return 0;
      case 'disable':
      case 'enable':
        await setDisabled(client, email, action === 'disable');
        return 0;
      default:
        return explain();
    }
  } catch (thrown) {
    const problem = problemOf(thrown, email);
    if (problem === undefined) throw thrown;
    say(problem);
    return 1;
  }
}

async function list(client: Database): Promise<number> {
  const users = await client.user.findMany({ orderBy: { email: 'asc' } });
  for (const user of users) {
    const state = user.disabledAt ? 'disabled' : 'active';
    process.stdout.write(`${[user.email, user.role, state, user.name].join('\t')}\n`);
  }
  return 0;
}

async function choosePassword(fromStdin: boolean | undefined): Promise<string> {
  if (!fromStdin) return randomBytes(12).toString('base64url');
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

function announce(password: string, fromStdin: boolean | undefined): number {
  if (!fromStdin) process.stdout.write(`${password}\n`);
  return 0;
}

function explain(): number {
  say(usage);
  return 2;
}

function problemOf(thrown: unknown, email: string | undefined): string | undefined {
  if (thrown instanceof RangeError) {
    return `A password has ${passwordLength.least} to ${passwordLength.most} characters.`;
  }
  if (!(thrown instanceof AssistantError)) return undefined;
  switch (thrown.code) {
    case 'resource.conflict':
      return `There is an account ${email} already.`;
    case 'resource.not_found':
      return `There is no account ${email}.`;
    case 'request.malformed':
      return `${email} is not an e-mail address.`;
    default:
      return undefined;
  }
}
