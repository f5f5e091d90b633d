// The customer database of a folder of attacks, in several shapes: behind row policies, behind scoped views,
// as its owner sees it, and with nothing in it but what one asker may see, to compare answers with.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { initialiseCluster, localUrl, startCluster, superuser } from '../../db/embedded-cluster.ts';
import { placeServer } from '../../db/embedded-place.ts';

export interface AttackServer {
  url(database: string, role?: string): string;
  create(database: string): Promise<void>;
  /** Runs statements as the owner of everything. */
  run(database: string, sql: string, values?: readonly unknown[]): Promise<unknown[][]>;
  close(): Promise<void>;
}

const readerPassword = 'a password of the attacks';

/** A PostgreSQL of its own, gone with all its files when closed. */
export async function startAttackServer(): Promise<AttackServer> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-attacks-'));
  fs.chmodSync(home, 0o755);
  const password = randomBytes(12).toString('hex');
  const options = {
    place: placeServer(home, () => {}),
    password,
    logFile: path.join(home, 'postgres.log'),
    parameters: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  };
  await initialiseCluster(options);
  const { port, pid } = await startCluster(options);
  const url = (database: string, role?: string) =>
    role ? localUrl(port, role, readerPassword, database) : localUrl(port, superuser, password, database);
  const run: AttackServer['run'] = async (database, sql, values) => {
    const client = new pg.Client({ connectionString: url(database) });
    await client.connect();
    try {
      const result = await client.query({
        text: sql,
        rowMode: 'array',
        ...(values && { values: [...values] }),
      });
      return (Array.isArray(result) ? result.at(-1) : result).rows ?? [];
    } finally {
      await client.end();
    }
  };
  return {
    url,
    run,
    create: async (database) => void (await run('postgres', `create database ${database}`)),
    async close() {
      process.kill(pid, 'SIGINT');
      await gone(pid);
      fs.rmSync(options.place.data, { recursive: true, force: true });
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What the weak runner may do as it likes with. */
export const weak = 'customer_weak';

/** The database that the running app is connected to: as its owner, without any layer of its own. */
export const web = 'customer_web';

const remarks = `create table public.guest_remarks (id int primary key, name text not null);
  comment on table public.guest_remarks is 'Remarks of guests';
  insert into public.guest_remarks values (1, 'It was fine.'), (2, 'It was late.')`;

/** Loads that database, with a table beside the fixture's own into which texts of attacks are put. */
export async function loadWebDatabase(server: AttackServer, fixture: Fixture): Promise<void> {
  await loadFixture(server, web, fixture, 'bare');
  await server.run(web, `create schema if not exists public; ${remarks}`);
}

/** These texts, and no others, as rows that everybody may see. */
export async function putRemarks(server: AttackServer, texts: readonly string[]): Promise<void> {
  await server.run(web, 'truncate public.guest_remarks');
  for (const [position, text] of texts.entries())
    await server.run(web, 'insert into public.guest_remarks values ($1, $2)', [position + 1, text]);
}

export interface Fixture {
  readonly schema: string;
  readonly roles: string;
  readonly views: string | undefined;
  /** The role that the assistant signs in as. */
  readonly reader: string;
}

/** The SQL files beside a folder of attacks; undefined where there are none. */
export function readFixture(folder: string): Fixture | undefined {
  const at = [path.join(folder, 'fixture'), path.join(folder, '..', 'fixture')].find((candidate) =>
    fs.existsSync(path.join(candidate, 'schema.pg.sql')),
  );
  if (at === undefined) return undefined;
  const text = (name: string) =>
    fs.existsSync(path.join(at, name)) ? fs.readFileSync(path.join(at, name), 'utf8') : undefined;
  const roles = text('roles.pg.sql') ?? '';
  const [, reader] = /CREATE ROLE (\w+)/i.exec(roles) ?? [];
  if (reader === undefined) return undefined;
  return { schema: text('schema.pg.sql') ?? '', roles, views: text('views.pg.sql'), reader };
}

/** Loads the fixture behind its row policies, behind its views, or bare. */
export async function loadFixture(
  server: AttackServer,
  database: string,
  fixture: Fixture,
  shape: 'policies' | 'views' | 'bare',
): Promise<void> {
  await server.create(database);
  await server.run(database, fixture.schema);
  if (shape === 'bare') return;
  const [{ length: known }] = [
    await server.run(database, `select from pg_roles where rolname = '${fixture.reader}'`),
  ];
  const withoutRole = (sql: string) => (known > 0 ? sql.replace(/^CREATE ROLE [^;]*;.*$/gim, '') : sql);
  const named = (sql: string) => sql.replaceAll(':"DBNAME"', database);
  if (shape === 'policies') await server.run(database, withoutRole(named(fixture.roles)));
  else {
    // Of the roles, only the account itself: views need no right on the tables below them.
    const [account = ''] = fixture.roles.split(/^-- 2\./m);
    await server.run(database, withoutRole(named(account)) + named(fixture.views ?? ''));
  }
  await server.run(database, `alter role ${fixture.reader} password '${readerPassword}' connection limit 30`);
}

/** One word for everything that is in the database: its rows, its sequences and what there is at all. */
export async function digestOf(server: AttackServer, database: string): Promise<string> {
  const rows = await server.run(database, digestQuery);
  return String(rows[0]?.[0]);
}

const digestQuery = `
  select md5(
    coalesce((select string_agg(md5(query_to_xml(
        format('select * from %I.%I t order by t::text', schemaname, tablename), true, false, '')::text), ',' order by schemaname, tablename)
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema')), '')
    || coalesce((select string_agg(format('%s.%s=%s', schemaname, sequencename, last_value), ',' order by 1)
      from pg_sequences), '')
    || coalesce((select string_agg(format('%s.%s', c.relnamespace::regnamespace, c.relname), ',' order by 1)
      from pg_class c where c.relnamespace not in (select oid from pg_namespace where nspname like 'pg\\_%' or nspname = 'information_schema')), '')
    || (select string_agg(rolname || rolsuper::text, ',' order by 1) from pg_roles))`;
