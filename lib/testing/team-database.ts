// A team's database as an admin would connect it: a few tables with people, money and secrets, and a role
// that only reads. On the server of the test run, beside Docent's own.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createTestDatabase } from './test-database.ts';

export interface TeamDatabase {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** May only read. */
  readonly reader: { readonly user: string; readonly password: string };
  /** May do everything. */
  readonly owner: { readonly user: string; readonly password: string };
  /** As the owner, to change what is there. */
  execute(sql: string): Promise<void>;
  close(): Promise<void>;
}

const tables = `
  create table customers (id int primary key, name text not null, email text not null, region text not null,
    age int not null, password_hash text not null);
  comment on table customers is 'Who buys from us';
  insert into customers select n, 'Customer ' || n, 'person' || n || '@example.test',
    case when n % 3 = 0 then 'North' else 'South' end, 20 + n, md5(n::text) from generate_series(1, 30) n;
  create table orders (id int primary key, customer_id int not null references customers, total numeric(10,2) not null,
    placed_on date not null);
  insert into orders select n, 1 + n % 30, n * 10, date '2026-01-01' + n from generate_series(1, 60) n;
  create table payments (id int primary key, order_id int not null, paid numeric(10,2) not null);
  insert into payments select n, n, n * 10 from generate_series(1, 40) n;
  create schema archive;
  create table archive.old_orders (id int primary key, total numeric(10,2));
  analyze;`;

export async function openTeamDatabase(): Promise<TeamDatabase> {
  const { url, close } = await createTestDatabase({ empty: true });
  const { hostname: host, port, pathname, username: user, password } = new URL(url);
  const reader = {
    user: `reader_${randomBytes(4).toString('hex')}`,
    password: randomBytes(12).toString('hex'),
  };
  const database = pathname.slice(1);
  const execute = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await execute(`${tables}
    create role ${reader.user} login noinherit password '${reader.password}';
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${reader.user};
    grant usage on schema public, archive to ${reader.user};
    grant select on all tables in schema public, archive to ${reader.user};`);
  return {
    host,
    port: Number(port),
    database,
    reader,
    owner: { user: decodeURIComponent(user), password: decodeURIComponent(password) },
    execute,
    async close() {
      await execute(`drop owned by ${reader.user}; drop role ${reader.user}`);
      await close();
    },
  };
}
