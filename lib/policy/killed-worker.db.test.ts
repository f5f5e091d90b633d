// A worker that is killed with no time to tidy up, in every step of a generation, a proof, an approval and a
// deployment. The step is halted by the database: a trigger waits for a lock that the test holds.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedIn } from '../auth/signed-in.ts';
import { startQuestion } from '../conversations/ask-question.ts';
import { assistantRuntime } from '../conversations/assistant-runtime.ts';
import { createChat } from '../conversations/chats.ts';
import { environment } from '../env/environment.ts';
import { openWork } from '../jobs/open-work.ts';
import { changeAppSetting } from '../settings/app-settings.ts';
import { openSourceWorld, type SourceWorld } from '../testing/source-world.ts';
import { giveFeedback } from './give-feedback.ts';
import { resumeLearning } from './resume-learning.ts';

let world: SourceWorld;
let client: pg.Client;
let url: string;
let sourceId: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  world = await openSourceWorld();
  sourceId = await world.connect();
  const [{ name, port } = { name: '', port: 0 }] = await world.app.database.$queryRaw<
    { name: string; port: number }[]
  >`select current_database() as name, inet_server_port() as port`;
  const { owner, host } = world.team;
  url = `postgres://${owner.user}:${encodeURIComponent(owner.password)}@${host}:${port}/${name}`;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await client.end();
  await world.close();
});

const question = 'How many polar customers are there?';
const lock = 4242;
const childName = 'killed_worker';
const steps: readonly (readonly [step: string, event: string, table: string, when: string])[] = [
  ['begins a generation', 'update', 'PolicyGeneration', 'new.attempts > old.attempts'],
  [
    'keeps what was made',
    'update',
    'PolicyGeneration',
    'old.candidates is null and new.candidates is not null',
  ],
  ['stores a policy', 'insert', 'Policy', 'true'],
  ['keeps what was tried', 'update', 'PolicyProof', 'new.cases <> old.cases'],
  ['approves', 'insert', 'Review', 'true'],
  ['deploys', 'insert', 'Deployment', 'true'],
];

test('a worker that is killed in any step loses nothing and repeats nothing', {
  timeout: 900_000,
}, async () => {
  const { app } = world;
  const { database } = app;
  const admin = await app.signedIn(app.admin);
  for (const key of ['auto_approve', 'auto_deploy'] as const)
    await changeAppSetting(database, key, true, admin.id);
  for (const person of [app.staff, app.other]) await complain(await app.signedIn(person));
  await client.query(`create function halt() returns trigger language plpgsql
    as $$ begin perform pg_advisory_xact_lock(${lock}); return new; end $$`);
  const reached: string[] = [];
  for (const [step, event, table, when] of steps) {
    await client.query(`select pg_advisory_lock(${lock})`);
    await client.query(`create trigger halt before ${event} on "${table}" for each row when (${when})
      execute function halt()`);
    await afterAWhile();
    const child = await startChild();
    await until(async () => (await halted()).length > 0);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await forget();
    await client.query(`drop trigger halt on "${table}"`);
    await client.query(`select pg_advisory_unlock(${lock})`);
    reached.push(step);
  }
  expect(reached).toEqual(steps.map(([step]) => step));

  await afterAWhile();
  await startChild();
  await until(async () => (await openWork(database)) === 0);
  const policies = await database.policy.findMany({ include: { evidence: true, versions: true } });
  expect(policies).toHaveLength(1);
  expect(policies[0]).toMatchObject({ evidenceCount: 2, versions: [{ number: 1 }] });
  expect(policies[0]?.evidence).toHaveLength(2);
  const counts = await Promise.all([
    database.review.count(),
    database.deployment.count(),
    database.auditEntry.count({ where: { action: 'policy.approved' } }),
    database.auditEntry.count({ where: { action: 'policy.deployed' } }),
    database.policyGeneration.count({ where: { endedAt: null } }),
    database.policyProof.count({ where: { endedAt: null } }),
    database.feedback.count({ where: { analysedAt: null } }),
  ]);
  expect(counts).toEqual([1, 1, 1, 1, 0, 0, 0]);
  const told = await database.notice.findMany({ select: { kind: true, userId: true } });
  expect(new Set(told.map(({ kind, userId }) => `${kind} ${userId}`)).size).toBe(told.length);
  const proof = await database.policyProof.findFirstOrThrow({ orderBy: { endedAt: 'desc' } });
  const keys = (proof.cases as { key: string }[]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

async function complain(who: SignedIn): Promise<void> {
  const { database } = world.app;
  const chatId = (await createChat(database, who, { sourceId })).id;
  const started = await startQuestion(
    { asker: who, chatId, asked: { content: question } },
    { database, runtime: (id) => assistantRuntime(id) },
  );
  const envelope = await started.answer(new AbortController().signal);
  const messageId = envelope.meta.message_id ?? '';
  const said = { note: "polar means region = 'North'", expected: { number: 10 } };
  await giveFeedback(database, who, { messageId }, { verdict: 'down', ...said });
}

async function startChild(): Promise<ChildProcess> {
  const file = path.join(import.meta.dirname, '..', 'testing', 'worker-child.ts');
  const child = fork(file, {
    env: {
      ...environment(),
      DATABASE_URL: `${url}?application_name=${childName}`,
    } as unknown as NodeJS.ProcessEnv,
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  await once(child, 'message');
  return child;
}

/**
 * The server hears of a death only when it next speaks to the dead; until then a statement of theirs may still
 * take a job, which would then look alive for as long as a heartbeat lasts.
 */
async function forget(): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name in ('pgboss', $1)`,
      [childName],
    );
    if (rowCount === 0) return;
    await client.query('select pg_sleep(0.05)');
  }
}

/** What a clock would do in a few minutes: the jobs of a dead worker expire. */
async function afterAWhile(): Promise<void> {
  await client.query(`update jobs.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`);
  await client.query('update jobs.queue set monitor_on = null, monitor_claim_on = null');
}

/** Sessions that wait in the halted step. */
async function halted(): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`,
  );
  return rows.map(({ pid }) => pid);
}

/** Waits in the database. Delays before a next try are over at once, and what is in no queue is put back. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await client.query(`update jobs.job set start_after = now() where state = 'retry'`);
    await resumeLearning(world.app.database, new Date(Date.now() + 5 * 60_000));
    await client.query('select pg_sleep(0.1)');
  }
}
