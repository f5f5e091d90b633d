// Every step of a policy, who may take it, and what two admins at once come to.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as approve from '../../app/autotrain/rules/[id]/approve/route.ts';
import * as deploy from '../../app/autotrain/rules/[id]/deploy/route.ts';
import * as hold from '../../app/autotrain/rules/[id]/hold/route.ts';
import * as promote from '../../app/autotrain/rules/[id]/promote/route.ts';
import * as reject from '../../app/autotrain/rules/[id]/reject/route.ts';
import * as retire from '../../app/autotrain/rules/[id]/retire/route.ts';
import * as rollback from '../../app/autotrain/rules/[id]/rollback/route.ts';
import * as rule from '../../app/autotrain/rules/[id]/route.ts';
import * as rules from '../../app/autotrain/rules/route.ts';
import * as status from '../../app/autotrain/status/route.ts';
import type { RouteHandler } from '../auth/route.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import { isInShare, livePoliciesFor } from '../conversations/live-policies.ts';
import { changeAppSetting } from '../settings/app-settings.ts';
import { type AppWorld, call, openAppWorld, type Person } from '../testing/app-world.ts';
import { askIn, candidate, complain, generateFor, newPerson, termEffect } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';
import { deployPolicy } from './deploy-policy.ts';
import { editPolicy, writePolicy } from './edit-policy.ts';
import type { PolicyDetail } from './policy-view.ts';
import { approvePolicy } from './review-policy.ts';

let world: AppWorld;
let staff: SignedIn;
let admin: SignedIn;
let second: Person;
let number: number;

beforeAll(async () => {
  world = await openAppWorld();
  [staff, admin] = await Promise.all([world.signedIn(world.staff), world.signedIn(world.admin)]);
  await newPerson(world, 'second', 'admin');
  second = await world.signIn('second@example.test');
});
afterAll(() => world.close());
beforeEach(async () => {
  world.script((input) => scriptedAnswer(input, countPlan('systems'), 0));
  await world.database.feedbackQuota.deleteMany();
  await world.database.feedback.deleteMany();
  await world.database.$executeRaw`truncate "Policy" cascade`;
  const complaint = await complain(world, staff, 'how many systems over 1000 user?');
  await generateFor(world, complaint, async () => [candidate(termEffect('user'))]);
  ({ number } = await world.database.policy.findFirstOrThrow());
});

/** As a proof that ran would leave it. */
async function proven(clean = true): Promise<void> {
  await world.database.policyProof.updateMany({
    where: { endedAt: null },
    data: { endedAt: new Date(), clean },
  });
}

async function take(handler: RouteHandler, json: object, as: Person = world.admin, id = `RUL-${number}`) {
  const response = await call(handler, { as, params: { id }, json });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as PolicyDetail };
}

async function read(): Promise<PolicyDetail> {
  const response = await call(rule.GET, { as: world.admin, params: { id: `RUL-${number}` } });
  return (await response.json()) as PolicyDetail;
}

const liveFor = async (userId: string, role: 'staff' | 'admin' = 'staff') =>
  (await livePoliciesFor(world.database, { sourceId: world.runtime.sourceId, userId, role })).live;

test('from a candidate to a deployment and back, with who did what and why', async () => {
  await proven();
  expect(await read()).toMatchObject({
    status: 'pending',
    people: 1,
    evidence_count: 1,
    newest_deployment: null,
  });
  expect(await take(approve.POST, { reason: 'it is so' })).toMatchObject({
    status: 200,
    body: { status: 'approved' },
  });
  expect(await liveFor(staff.id)).toEqual([]);
  expect(await take(deploy.POST, { reason: 'go' })).toMatchObject({
    status: 200,
    body: { status: 'deployed', live: { version: 1, share: 100, role: null } },
  });
  expect(await liveFor(staff.id)).toMatchObject([{ id: `RUL-${number}`, effect: termEffect('user') }]);
  expect(await take(rollback.POST, { reason: 'no' })).toMatchObject({
    status: 200,
    body: { status: 'approved', live: null },
  });
  expect(await liveFor(staff.id)).toEqual([]);
  const { history } = await read();
  expect(history.map(({ step, reason }) => [step, reason])).toEqual([
    ['rollback', 'no'],
    ['deploy', 'go'],
    ['approved', 'it is so'],
    ['generated', 'A person said so.'],
  ]);
  expect(history[0]).toMatchObject({
    by: { name: 'admin' },
    rollback_of: history[1]?.serial,
    version_before: 1,
  });
  const audit = await world.database.auditEntry.findMany({
    where: { subject: `policy:RUL-${number}` },
    orderBy: { serial: 'asc' },
  });
  expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['policy.approved', admin.id],
    ['policy.deployed', admin.id],
    ['policy.rolled_back', admin.id],
  ]);
});

test.each([
  ['approve', approve, {}],
  ['reject', reject, { reason: 'no' }],
  ['deploy', deploy, {}],
  ['promote', promote, {}],
  ['hold', hold, { reason: 'no' }],
  ['rollback', rollback, {}],
  ['retire', retire, { reason: 'no' }],
] as const)(
  '%s: staff are forbidden, an unknown id is not found, an unknown key is refused',
  async (_, route, json) => {
    await proven();
    expect((await take(route.POST, json, world.staff)).status).toBe(403);
    expect((await take(route.POST, json, world.admin, 'RUL-999999')).status).toBe(404);
    expect((await take(route.POST, json, world.admin, 'RUL-0')).status).toBe(404);
    expect((await take(route.POST, json, world.admin, 'FB-1')).status).toBe(404);
    expect((await take(route.POST, { ...json, status: 'deployed' })).status).toBe(400);
    expect(await read()).toMatchObject({ status: 'pending', history: [{ step: 'generated' }] });
  },
);

test.each([
  ['deploy what is not approved', [], deploy, {}],
  ['roll back what was never live', [], rollback, {}],
  ['hold what is not live', [], hold, { reason: 'x' }],
  ['promote what is not live', [], promote, { share: 50 }],
  ['approve twice', [approve], approve, {}],
  ['approve what was rejected', [[reject, { reason: 'x' }]], approve, {}],
  ['deploy twice', [approve, deploy], deploy, {}],
  ['reject what is live', [approve, deploy], reject, { reason: 'x' }],
  ['promote to those it reaches', [approve, deploy], promote, {}],
  ['roll back twice', [approve, deploy, rollback], rollback, {}],
  ['deploy what was retired', [approve, [retire, { reason: 'x' }]], deploy, {}],
] as const)('%s: not possible', async (_, before, route, json) => {
  await proven();
  for (const step of before) {
    const [taken, body] = Array.isArray(step) ? step : [step, {}];
    expect((await take(taken.POST, body)).status).toBeLessThan(300);
  }
  const was = await read();
  expect((await take(route.POST, json)).status).toBe(409);
  expect(await read()).toEqual(was);
});

test('what is not proven, or not cleanly, is approved over it with a reason alone', async () => {
  expect((await take(approve.POST, {})).status).toBe(409);
  await proven(false);
  expect((await take(approve.POST, {})).status).toBe(409);
  expect((await take(approve.POST, { override: true })).status).toBe(409);
  expect(await take(approve.POST, { override: true, reason: 'the old answer was wrong' })).toMatchObject({
    status: 200,
    body: { history: [{ step: 'approved', override: true }, { step: 'generated' }] },
  });
});

test('what takes effect for others wants a sign-in of the last ten minutes; taking back does not', async () => {
  await proven();
  const away = await world.signIn(world.admin.email);
  const createdAt = new Date(Date.now() - 11 * 60 * 1000);
  await world.database.session.update({ where: { id: away.sessionId }, data: { createdAt } });
  const refused = { status: 403, body: { type: 'error', data: { error_code: 'auth.confirm_again' } } };
  expect(await take(approve.POST, {}, away)).toMatchObject(refused);
  expect(await take(approve.POST, {})).toMatchObject({ status: 200, body: { status: 'approved' } });
  expect(await take(deploy.POST, {}, away)).toMatchObject(refused);
  expect(await take(deploy.POST, {})).toMatchObject({ status: 200, body: { status: 'deployed' } });
  expect(await take(promote.POST, { share: 50 }, away)).toMatchObject(refused);
  expect(await take(rollback.POST, {}, away)).toMatchObject({ status: 200 });
});

test('what an admin wrote another admin approves, where there is one', async () => {
  await proven();
  expect(await take(rule.PATCH, { rule: 'User means the number of users.' })).toMatchObject({
    status: 200,
    body: { version: 2, status: 'pending', author: { name: 'admin' } },
  });
  await proven();
  expect((await take(approve.POST, {})).status).toBe(403);
  expect((await take(approve.POST, {}, second)).status).toBe(200);
});

test('an edit is a new version; what is live stays live until it is deployed', async () => {
  await proven();
  await take(approve.POST, {});
  await take(deploy.POST, {});
  const effect = termEffect('user', 'active_users');
  expect((await take(rule.PATCH, { effect })).body).toMatchObject({
    version: 2,
    status: 'pending',
    live: { version: 1 },
  });
  expect(await liveFor(staff.id)).toMatchObject([{ effect: termEffect('user') }]);
  await proven();
  await take(approve.POST, {}, second);
  await take(deploy.POST, {}, second);
  expect(await liveFor(staff.id)).toMatchObject([{ effect }]);
  expect(await take(rollback.POST, {})).toMatchObject({
    status: 200,
    body: { live: { version: 1 }, status: 'approved' },
  });
  expect(await liveFor(staff.id)).toMatchObject([{ effect: termEffect('user') }]);
});

test('an effect that another policy has is no edit', async () => {
  const written = await writePolicy(world.database, admin.id, {
    source_id: world.runtime.sourceId,
    title: 'Accounts',
    category: 'domain_knowledge',
    priority: 'low',
    rule: 'An account is a user.',
    effect: termEffect('account'),
  });
  const other = Number(written.id.slice(4));
  await expect(editPolicy(world.database, admin.id, other, { effect: termEffect('USER') })).rejects.toThrow(
    'another policy has this effect',
  );
  await expect(editPolicy(world.database, admin.id, other, { title: 'Accounts' })).rejects.toThrow(
    'nothing is changed',
  );
});

test('a share of people is the same people every time, and grows without losing any', async () => {
  await proven();
  await take(approve.POST, {});
  await take(deploy.POST, { share: 30 });
  const { id } = await world.database.policy.findFirstOrThrow();
  const people = Array.from({ length: 400 }, (_, place) => `person-${place}`);
  const inside = people.filter((person) => isInShare(id, person, 30));
  expect(inside.length).toBeGreaterThan(80);
  expect(inside.length).toBeLessThan(160);
  expect(inside.every((person) => isInShare(id, person, 60))).toBe(true);
  for (const person of people.slice(0, 20)) {
    expect(await liveFor(person)).toHaveLength(inside.includes(person) ? 1 : 0);
  }
  await take(promote.POST, {});
  for (const person of people.slice(0, 20)) expect(await liveFor(person)).toHaveLength(1);
});

test('for one role, for nobody while held, and for nobody at all when policies are off', async () => {
  await proven();
  await take(approve.POST, {});
  await take(deploy.POST, { role: 'admin' });
  expect([await liveFor(staff.id), await liveFor(admin.id, 'admin')].map(({ length }) => length)).toEqual([
    0, 1,
  ]);
  await take(promote.POST, {});
  expect(await liveFor(staff.id)).toHaveLength(1);
  expect((await take(hold.POST, { reason: 'odd' })).body).toMatchObject({
    state: 'suspended',
    status: 'approved',
  });
  expect(await liveFor(staff.id)).toEqual([]);
  await take(deploy.POST, {});
  await changeAppSetting(world.database, 'policies_enabled', false, admin.id);
  expect(await liveFor(staff.id)).toEqual([]);
  await changeAppSetting(world.database, 'policies_enabled', true, admin.id);
  expect(await liveFor(staff.id)).toHaveLength(1);
});

test('of two admins at once one wins and the other is told', async () => {
  await proven();
  await take(approve.POST, {});
  const seen = (await read()).newest_deployment;
  const both = await Promise.all([
    take(deploy.POST, { expected: seen, share: 10 }),
    take(deploy.POST, { expected: seen, share: 50 }, second),
  ]);
  expect(both.map((each) => each.status).sort()).toEqual([200, 409]);
  expect((await take(promote.POST, { expected: seen })).status).toBe(409);
});

test('twenty deployments at once of two versions leave one live set', async () => {
  await proven();
  await approvePolicy(world.database, admin.id, number);
  await deployPolicy(world.database, admin.id, number, { share: 10 });
  const secondAdmin = await world.signedIn(second);
  const steps = Array.from({ length: 20 }, (_, place) =>
    place % 2 === 0
      ? take(promote.POST, { share: 11 + place })
      : place % 4 === 1
        ? take(rollback.POST, {}, second)
        : take(deploy.POST, {}),
  );
  const statuses = (await Promise.all(steps)).map((each) => each.status);
  expect(statuses.every((each) => each === 200 || each === 409)).toBe(true);
  const chain = await world.database.deployment.findMany({ orderBy: { serial: 'asc' } });
  for (const [place, each] of chain.entries()) {
    expect(each.previousVersionId).toBe(place === 0 ? null : chain[place - 1]?.versionId);
  }
  const newest = chain.at(-1);
  const live = await Promise.all([liveFor(staff.id), liveFor(secondAdmin.id)]);
  const expectedIn = (userId: string) =>
    newest?.versionId && isInShare(newest.policyId, userId, newest.share) ? 1 : 0;
  expect(live.map(({ length }) => length)).toEqual([expectedIn(staff.id), expectedIn(secondAdmin.id)]);
});

test('a deployment of another process holds for the next question, and its use is recorded', async () => {
  await proven();
  await approvePolicy(world.database, admin.id, number);
  await askIn(world, staff, 'how many systems over 1000 user?');
  expect(world.asked.at(-1)?.policies).toEqual([]);
  // Another process knows nothing of what this one keeps in memory: the record alone says it.
  const version = await world.database.policyVersion.findFirstOrThrow({ include: { policy: true } });
  await world.database.deployment.create({ data: { policyId: version.policyId, versionId: version.id } });
  world.script((input) => ({
    ...scriptedAnswer(input, countPlan('systems'), 3),
    policies: input.policies.map(({ id }) => id),
  }));
  const { messageId } = await askIn(world, staff, 'how many systems over 1000 user?');
  expect(world.asked.at(-1)?.policies).toMatchObject([{ id: `RUL-${number}` }]);
  expect(await world.database.policyUse.findMany({ where: { messageId } })).toMatchObject([
    { versionId: version.id, heldBack: false, applied: true },
  ]);
});

test('a person who is the control is recorded as such, when the policy would have reached the question', async () => {
  await proven();
  await approvePolicy(world.database, admin.id, number);
  const { id: policyId } = await world.database.policy.findFirstOrThrow();
  // Whoever is not among the first hundredth.
  const control = isInShare(policyId, staff.id, 1) ? await world.signedIn(world.other) : staff;
  await deployPolicy(world.database, admin.id, number, { share: 1 });
  const reached = await askIn(world, control, 'how many systems over 1000 user?');
  const other = await askIn(world, control, 'how many systems?');
  const uses = await world.database.policyUse.findMany({ where: { policyId } });
  expect(uses).toMatchObject([{ messageId: reached.messageId, heldBack: true, applied: false }]);
  expect(uses.some(({ messageId }) => messageId === other.messageId)).toBe(false);
});

test('the list puts first what concerns most people, and filters by status', async () => {
  const other = await world.signedIn(world.other);
  for (const [who, question] of [
    [staff, 'how many accounts?'],
    [other, 'count accounts over 10'],
  ] as const) {
    const complaint = await complain(world, who, question, { note: question });
    await generateFor(world, complaint, async () => [
      candidate(termEffect('account'), { title: 'Accounts' }),
    ]);
  }
  const list = async (query: string) => {
    const response = await call(rules.GET, { as: world.admin, path: `/autotrain/rules${query}` });
    return (await response.json()) as { total: number; rules: { title: string; people: number }[] };
  };
  expect((await list('')).rules.map(({ title, people }) => [title, people])).toEqual([
    ['Accounts', 2],
    ['What a word means', 1],
  ]);
  expect(await list('?status=deployed')).toEqual({ total: 0, rules: [] });
  const standing = await call(status.GET, { as: world.admin });
  expect(await standing.json()).toMatchObject({
    rules: { pending: 2, deployed: 0 },
    feedback: { processed: 3 },
    alerts: [],
  });
});

test('two candidates that say different things of one word contradict one another once one is live', async () => {
  const complaint = await complain(world, staff, 'how many user?', { note: 'active ones' });
  await generateFor(world, complaint, async () => [candidate(termEffect('user', 'active_users'))]);
  await proven();
  await approvePolicy(world.database, admin.id, number);
  await deployPolicy(world.database, admin.id, number);
  const { number: other } = await world.database.policy.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const response = await call(rule.GET, { as: world.admin, params: { id: `RUL-${other}` } });
  expect(await response.json()).toMatchObject({ contradicts: [{ id: `RUL-${number}` }] });
});
