import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { openAccess } from './access.ts';
import { defaultRunLimits, openGateway } from './gateway.ts';
import type { Manifest } from './manifest.ts';
import { openPostgresSource } from './postgres-source.ts';
import type { RunLimits, Source } from './source.ts';

let source: Source;
let manifest: Manifest;
beforeAll(async () => {
  const { url } = await createTestDatabase({ empty: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table pair (k int); insert into pair select 1 from generate_series(1, 3000)');
  await client.end();
  source = openPostgresSource(url, { connections: 2 });
  manifest = await source.introspect();
});
afterAll(() => source?.close());

const same = (as: string) => ({
  kind: 'inner',
  from: { model: 'pair', as },
  on: [
    [
      { kind: 'column', of: 'a', name: 'k' },
      { kind: 'column', of: as, name: 'k' },
    ],
  ],
});
/** 3,000 to the fourth rows: it ends when somebody ends it. */
const endless = {
  kind: 'select',
  from: { model: 'pair', as: 'a' },
  joins: [same('b'), same('c'), same('d')],
  outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'n' }],
};

async function ask(query: object, limits: RunLimits) {
  const failures: string[] = [];
  const times: number[] = [];
  const watched: Source = {
    ...source,
    dialect: 'postgres',
    run: (statement, given, signal) => {
      times.push(given.milliseconds);
      return source.run(statement, given, signal);
    },
  };
  const { bridge } = openGateway({
    source: watched,
    manifest,
    access: openAccess,
    actor: { id: 'ada', role: 'staff', attributes: {} },
    limits,
    observe: () => {},
    failed: ({ code }) => failures.push(code),
  });
  const reply = JSON.parse(await bridge(JSON.stringify(query), new AbortController().signal));
  return { code: reply.code, failures, times };
}

it('a query that is given less time ends then, and that is no failure', async () => {
  const given = await ask({ ...endless, milliseconds: 80 }, defaultRunLimits);
  expect(given).toEqual({ code: 'query.timeout', failures: [], times: [80] });
});

it('a query cannot give itself more time than it has', async () => {
  const limits = { ...defaultRunLimits, milliseconds: 90 };
  const given = await ask({ ...endless, milliseconds: 60_000 }, limits);
  expect(given).toMatchObject({ code: 'query.timeout', times: [90] });
});

it('one that outlives the time of every query is a failure', async () => {
  const given = await ask(endless, { ...defaultRunLimits, milliseconds: 80 });
  expect(given).toEqual({ code: 'query.timeout', failures: ['query.timeout'], times: [80] });
});
