// What policies did and who is told of it.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as withoutPolicy from '../../app/ai-assistant/api/chats/[chat_id]/messages/[message_id]/without-policy/route.ts';
import * as webhook from '../../app/api/admin/webhooks/[id]/route.ts';
import * as webhooks from '../../app/api/admin/webhooks/route.ts';
import * as notice from '../../app/api/notices/[id]/read/route.ts';
import * as allNotices from '../../app/api/notices/read/route.ts';
import * as notices from '../../app/api/notices/route.ts';
import * as effect from '../../app/autotrain/rules/[id]/effect/route.ts';
import * as meanings from '../../app/autotrain/rules/[id]/meanings/route.ts';
import * as trend from '../../app/autotrain/trend/route.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { readChat } from '../conversations/chats.ts';
import type { Prisma } from '../db/generated/client.ts';
import { deliver, signatureOf } from '../notices/deliver.ts';
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import { type AppWorld, call, openAppWorld, type Person } from '../testing/app-world.ts';
import { askIn, candidate, complain, generateFor, termEffect } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { deployPolicy } from './deploy-policy.ts';
import { editPolicy } from './edit-policy.ts';
import { judgeLivePolicies } from './judge-live-policies.ts';
import type { LearningTrend } from './learning-trend.ts';
import { readPolicy } from './policy-view.ts';
import type { ReadMeaning } from './read-meanings.ts';
import { approvePolicy } from './review-policy.ts';

let world: AppWorld;
let staff: SignedIn;
let admin: SignedIn;
let number: number;

const question = 'how many systems over 1000 user?';

beforeAll(async () => {
  world = await openAppWorld();
  [staff, admin] = await Promise.all([world.signedIn(world.staff), world.signedIn(world.admin)]);
});
afterAll(() => world.close());
beforeEach(async () => {
  const { database } = world;
  world.script((input) => ({
    ...scriptedAnswer(input, countPlan('systems'), 0),
    policies: input.policies.map(({ id }) => id),
  }));
  await database.feedbackQuota.deleteMany();
  await database.feedback.deleteMany();
  await database.notice.deleteMany();
  await database.webhook.deleteMany();
  await database.$executeRaw`truncate "Policy" cascade`;
});

/** A policy that came of a complaint, is proven and approved. */
async function approved(): Promise<void> {
  const complaint = await complain(world, staff, question);
  await generateFor(world, complaint, async () => [candidate(termEffect('user'))]);
  ({ number } = await world.database.policy.findFirstOrThrow());
  await world.database.policyProof.updateMany({
    where: { endedAt: null },
    data: { endedAt: new Date(), clean: true },
  });
  await approvePolicy(world.database, admin.id, number);
}

/** Rated answers on both sides, as people would leave them. */
async function rated(side: { heldBack: boolean; up: number; down: number }): Promise<void> {
  const { database } = world;
  const version = await database.policyVersion.findFirstOrThrow();
  for (let at = 0; at < side.up + side.down; at++) {
    const { messageId } = await askIn(world, staff, 'something else');
    const use = { policyId: version.policyId, versionId: version.id, messageId, applied: !side.heldBack };
    // Whoever is in the share of a live policy has used it by asking.
    const data = { ...use, heldBack: side.heldBack };
    const key = { versionId: version.id, messageId };
    await database.policyUse.upsert({ where: { versionId_messageId: key }, create: data, update: data });
    const verdict = at < side.up ? 'up' : 'down';
    await database.feedback.create({ data: { messageId, authorId: staff.id, verdict } });
  }
}

/** What is said of the complaint under its answer. */
async function stateOfComplaint(): Promise<string | undefined> {
  const complaint = await world.database.feedback.findFirstOrThrow({ include: { message: true } });
  const { messages } = await readChat(world.database, staff, complaint.message.chatId);
  return messages.find(({ id }) => id === complaint.messageId)?.feedback?.state;
}

async function measured() {
  const response = await call(effect.GET, { as: world.admin, params: { id: `RUL-${number}` } });
  return response.json();
}

async function told(person: Person): Promise<{ unread: number; notices: { id: string; kind: string }[] }> {
  const response = await call(notices.GET, { as: person });
  return (await response.json()) as { unread: number; notices: { id: string; kind: string }[] };
}

test('little data is said to be little, and no control is said to be none', async () => {
  await approved();
  expect(await measured()).toMatchObject({ uses: 0, verdict: 'no_control' });
  await rated({ heldBack: false, up: 4, down: 0 });
  await rated({ heldBack: true, up: 0, down: 4 });
  expect(await measured()).toMatchObject({
    verdict: 'not_enough_data',
    with: { up: 4, down: 0, negative: 0, first_pass: 1 },
    without: { up: 0, down: 4, negative: 1 },
  });
});

test('a sure difference is a verdict; harm suspends the policy and tells admins, once', async () => {
  await approved();
  await deployPolicy(world.database, admin.id, number, { share: 50 });
  await rated({ heldBack: false, up: 1, down: 9 });
  await rated({ heldBack: true, up: 9, down: 1 });
  expect(await measured()).toMatchObject({ verdict: 'harms', p: expect.closeTo(0.0011, 3) });
  await judgeLivePolicies(world.database);
  await judgeLivePolicies(world.database);
  expect(await readPolicy(world.database, number)).toMatchObject({
    state: 'suspended',
    live: null,
    history: [{ step: 'suspend', by: null, reason: 'harm' }, {}, {}, {}],
  });
  const kinds = (await told(world.admin)).notices.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'policy.suspended')).toHaveLength(1);
  expect((await told(world.staff)).notices.some(({ kind }) => kind.startsWith('policy.'))).toBe(false);
  // An admin who deploys it again knows of that; it is judged by what comes after.
  await deployPolicy(world.database, admin.id, number, { share: 50 });
  await judgeLivePolicies(world.database);
  expect(await measured()).toMatchObject({ uses: 0, verdict: 'no_control' });
  expect(await readPolicy(world.database, number)).toMatchObject({ state: 'deployed' });
});

test('a policy that nothing reached for long is proposed for retirement, and stays live', async () => {
  await approved();
  await deployPolicy(world.database, admin.id, number);
  await judgeLivePolicies(world.database, new Date(Date.now() + 91 * 24 * 60 * 60 * 1000));
  expect((await told(world.admin)).notices.map(({ kind }) => kind)).toContain('policy.unused');
  expect(await readPolicy(world.database, number)).toMatchObject({ state: 'deployed' });
});

test('a live policy whose column was dropped says which one, and admins are told once', async () => {
  await approved();
  await deployPolicy(world.database, admin.id, number);
  const { sourceId } = await world.database.policy.findFirstOrThrow();
  const seen = async (columns: string) => {
    const { manifest } = writtenManifest({ systems: columns });
    const kept = JSON.parse(JSON.stringify(manifest)) as Prisma.InputJsonObject;
    await world.database.manifestVersion.create({
      data: { sourceId: sourceId ?? '', version: columns, manifest: kept },
    });
    await judgeLivePolicies(world.database);
    return (await told(world.admin)).notices.filter(({ kind }) => kind === 'policy.vanished');
  };
  expect(await seen('name total_users:integer')).toEqual([]);
  expect(await readPolicy(world.database, number)).toMatchObject({ vanished: false });
  expect(await seen('name')).toHaveLength(1);
  expect(await seen('name town')).toHaveLength(1);
  expect(await readPolicy(world.database, number)).toMatchObject({
    vanished: true,
    effect_in_words: 'It does nothing: the source has no “total users” of systems any more.',
  });
  await world.database.manifestVersion.deleteMany();
});

test('an admin says in words what a policy should mean instead, and saves one of the readings', async () => {
  await approved();
  const { sourceId } = await world.database.policy.findFirstOrThrow();
  const { manifest } = writtenManifest(
    { systems: 'name total_users:integer active_users:integer state' },
    { 'systems.state': ['live', 'gone'] },
  );
  const kept = JSON.parse(JSON.stringify(manifest)) as Prisma.InputJsonObject;
  await world.database.manifestVersion.create({
    data: { sourceId: sourceId ?? '', version: 'meanings', manifest: kept },
  });
  const meant = async (words: string) => {
    const as = { as: world.admin, params: { id: `RUL-${number}` } };
    const response = await call(meanings.POST, { ...as, json: { words, locale: 'en' } });
    return ((await response.json()) as { meanings: ReadMeaning[] }).meanings;
  };
  const [active] = await meant('active users');
  expect(active).toMatchObject({
    effect: { kind: 'term', term: 'user', means: { field: 'active_users' } },
    words: '“user” is read as: “active users” of systems',
  });
  expect((await meant('systems đang có total_users trên 100'))[0]).toMatchObject({
    effect: { means: { condition: { path: 'total_users', op: 'gt', value: 100 } } },
  });
  expect(await meant('the colour of the sky')).toEqual([]);
  const { version } = await editPolicy(world.database, admin.id, number, { effect: active?.effect });
  expect(await readPolicy(world.database, number)).toMatchObject({ version, effect: active?.effect });
  const asked = { as: world.staff, params: { id: `RUL-${number}` }, json: { words: 'active users' } };
  expect((await call(meanings.POST, asked)).status).toBe(403);
  await world.database.manifestVersion.deleteMany();
});

test('a policy that nobody confirmed for half a year is silent until it is deployed again', async () => {
  await approved();
  await deployPolicy(world.database, admin.id, number);
  const later = new Date(Date.now() + 181 * 24 * 60 * 60 * 1000);
  await judgeLivePolicies(world.database, later);
  expect((await told(world.admin)).notices.map(({ kind }) => kind)).toContain('policy.expired');
  expect(await readPolicy(world.database, number)).toMatchObject({ state: 'suspended', live: null });
  await deployPolicy(world.database, admin.id, number);
  expect(await readPolicy(world.database, number)).toMatchObject({ state: 'deployed' });
});

test('who complained is told when it is live for them, and reads it once', async () => {
  await approved();
  expect((await told(world.staff)).notices).toEqual([]);
  expect(await stateOfComplaint()).toBe('suggested');
  await deployPolicy(world.database, admin.id, number);
  const { notices: mine, unread } = await told(world.staff);
  expect(mine).toMatchObject([{ kind: 'question.fixed', question }]);
  expect(await stateOfComplaint()).toBe('live');
  expect(unread).toBe(1);
  const params = { id: mine[0]?.id ?? '' };
  expect((await call(notice.POST, { as: world.other, params, method: 'POST' })).status).toBe(404);
  expect((await call(notice.POST, { as: world.staff, params, method: 'POST' })).status).toBe(204);
  expect((await told(world.staff)).unread).toBe(0);
  // All at once are one's own, and nobody else's.
  await world.database.notice.updateMany({ data: { readAt: null } });
  expect((await call(allNotices.POST, { as: world.other, method: 'POST' })).status).toBe(204);
  expect((await told(world.staff)).unread).toBeGreaterThan(0);
  expect((await call(allNotices.POST, { as: world.staff, method: 'POST' })).status).toBe(204);
  expect((await told(world.staff)).unread).toBe(0);
  const numbers = await (await call(trend.GET, { as: world.admin })).json();
  expect(numbers).toMatchObject({ fixed: 1, policies_live: 1, hours_to_fix: expect.any(Number) });
  const { days, weeks } = numbers as LearningTrend;
  expect(weeks).toHaveLength(13);
  expect(weeks[0]).toMatchObject({ answers: 0, negative_rate: null, fixed: 0, policies_live: 0 });
  expect(weeks.at(-1)).toMatchObject({ fixed: 1, hours_to_fix: numbers.hours_to_fix, policies_live: 1 });
  const answers = (list: readonly { answers: number }[]) => list.reduce((sum, one) => sum + one.answers, 0);
  expect(answers(weeks)).toBe(answers(days));
});

test('a webhook is called with a signature over time and body, once', async () => {
  const received: { headers: http.IncomingHttpHeaders; body: string }[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const json = { url: 'https://hooks.example.com/docent', events: ['policy.suggested'] };
  const made = await call(webhooks.POST, { as: world.admin, json });
  const { id, secret } = (await made.json()) as { id: string; secret: string };
  await world.database.webhook.update({ where: { id }, data: { url: `${origin}/hook` } });
  await approved();
  const delivery = await world.database.delivery.findFirstOrThrow({ where: { webhookId: id } });
  const signal = new AbortController().signal;
  await expect(deliver(world.database, delivery.id, signal)).rejects.toThrow('outgoing.refused');
  expect(received).toEqual([]);
  const trusted = guardedFetch({ trustedOrigins: [origin], bytes: 1000, idleMilliseconds: 1000 });
  await deliver(world.database, delivery.id, signal, trusted);
  await deliver(world.database, delivery.id, signal, trusted);
  await new Promise((resolve) => server.close(resolve));
  const [first, ...more] = received;
  expect(more).toEqual([]);
  const timestamp = String(first?.headers['x-docent-timestamp']);
  expect(first?.headers['x-docent-signature']).toBe(signatureOf(secret, timestamp, first?.body ?? ''));
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    kind: 'policy.suggested',
    detail: { rule: `RUL-${number}` },
  });
  const params = { id };
  expect((await call(webhook.DELETE, { as: world.admin, params, method: 'DELETE' })).status).toBe(204);
});

test.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'http://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.5]/',
  'https://hooks.example.com:22/',
  'https://me@hooks.example.com/',
  'file:///etc/passwd',
  'nonsense',
])('a webhook to %s is not kept', async (url) => {
  const response = await call(webhooks.POST, {
    as: world.admin,
    json: { url, events: ['policy.suggested'] },
  });
  expect(response.status).toBe(400);
  expect(await world.database.webhook.count()).toBe(0);
});

test('an answer of one’s own is asked again without one of its policies, and nothing is kept', async () => {
  await approved();
  await deployPolicy(world.database, admin.id, number);
  const { chatId, messageId } = await askIn(world, staff, question);
  const before = await world.database.message.count();
  const params = { chat_id: chatId, message_id: messageId };
  const ask = (as: Person, policy: string) => call(withoutPolicy.POST, { as, params, json: { policy } });
  const response = await ask(world.staff, `RUL-${number}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ type: 'answer' });
  expect(world.asked.at(-1)).toMatchObject({ question, policies: [] });
  expect((await ask(world.other, `RUL-${number}`)).status).toBe(404);
  expect((await ask(world.staff, 'RUL-99999')).status).toBe(404);
  expect(await world.database.message.count()).toBe(before);
});
