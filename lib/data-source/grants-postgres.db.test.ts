// The printed statements are run as they are, and the role they make is tried.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTeamDatabase, type TeamDatabase } from '../testing/team-database.ts';
import { openConnection } from './connection.ts';
import { postgresGrants } from './grants-postgres.ts';
import type { Manifest } from './manifest.ts';
import { openPostgresSource } from './postgres-source.ts';
import { signedScope } from './signed-scope.ts';

let team: TeamDatabase;
let manifest: Manifest;
const password = "it's a password";
const roles: string[] = [];

beforeAll(async () => {
  team = await openTeamDatabase();
  const source = openPostgresSource(url(team.owner.user, team.owner.password));
  manifest = await source.introspect();
  await source.close();
});
afterAll(async () => {
  for (const role of roles) await team.execute(`drop owned by "${role}"; drop role "${role}"`);
  await team.close();
});

function url(user: string, word: string): string {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(word)}`;
  return `postgres://${account}@${team.host}:${team.port}/${team.database}`;
}

function options() {
  const role = `reader "${crypto.randomUUID().slice(0, 8)}`;
  return { database: team.database, role, password, also: [] };
}

async function run(statements: string, { role }: { role: string }): Promise<void> {
  await team.execute(statements);
  roles.push(role.replaceAll('"', '""'));
}

async function asRole<T>(role: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url(role, password) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('column grants', () => {
  test('the role reads what is permitted, and neither the rest nor writes', async () => {
    const given = options();
    await run(postgresGrants(manifest, given), given);
    await asRole(given.role, async (client) => {
      expect((await client.query('select count(id) from public.customers')).rows).toEqual([{ count: '30' }]);
      await expect(client.query('select password_hash from public.customers')).rejects.toThrow(/permission/);
      await client.query('set default_transaction_read_only = off');
      await expect(client.query('delete from public.orders')).rejects.toThrow(/permission/);
    });
    const { host, port, database } = team;
    const source = openConnection({
      engine: 'postgres',
      host,
      port,
      database,
      user: given.role,
      password,
      tls: 'off',
      schemas: [],
      connections: 1,
      statementMilliseconds: 5000,
    });
    expect(await source.inspectRights()).toEqual([]);
    const seen = await source.introspect();
    await source.close();
    const customers = seen.models.find(({ name }) => name === 'customers');
    expect(customers?.fields.map(({ name }) => name)).toEqual(['id', 'name', 'email', 'region', 'age']);
  });

  test('what is left out is said, and can be granted by name', () => {
    expect(postgresGrants(manifest, options())).toContain('not readable: public.customers.password_hash');
    const also = ['customers.password_hash'];
    expect(postgresGrants(manifest, { ...options(), also })).toMatch(/GRANT SELECT \(.*"password_hash"\)/);
  });
});

describe('scoped views', () => {
  const scope = { attribute: 'region', secret: 'ab'.repeat(32) };

  test('a signed value shows its rows; a forged, expired, foreign or missing one shows none', async () => {
    const given = options();
    await run(postgresGrants(manifest, given, scope), given);
    await asRole(given.role, async (client) => {
      const count = async (value: string | undefined) => {
        await client.query('begin read only');
        if (value !== undefined) await client.query(`set local app.scope = '${value}'`);
        const { rows } = await client.query('select count(*)::int as n from docent_views.customers');
        await client.query('rollback');
        return rows[0].n as number;
      };
      const backend = (await client.query('select pg_backend_pid() as pid')).rows[0].pid as number;
      const sign = (more: object = {}, attributes: Record<string, string> = { region: 'North' }) =>
        signedScope({ ...scope, ...more }, attributes, { backend, milliseconds: 1000 });
      expect(await count(sign())).toBe(10);
      expect(await count(sign({}, { region: 'South' }))).toBe(20);
      expect(await count(sign({ secret: 'cd'.repeat(32) }))).toBe(0);
      expect(await count(sign()?.replace('North', 'South'))).toBe(0);
      const foreign = { backend: backend + 1, milliseconds: 1000 };
      expect(await count(signedScope(scope, { region: 'North' }, foreign))).toBe(0);
      const old = { backend, milliseconds: 1000, now: Date.now() - 3_600_000 };
      expect(await count(signedScope(scope, { region: 'North' }, old))).toBe(0);
      expect(await count('North')).toBe(0);
      expect(await count(undefined)).toBe(0);
      await expect(client.query('select key from docent_guard.scope_key')).rejects.toThrow(/permission/);
      await expect(client.query('select id from public.customers')).rejects.toThrow(/permission/);
    });
  });

  test('a table without the attribute is not readable, and that is said', () => {
    expect(postgresGrants(manifest, options(), scope)).toContain('so not readable: public.orders');
  });
});
