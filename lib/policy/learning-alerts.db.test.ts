// Each limit of learning passed for real: who is told, in the app, by mail and by a signed call.
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Prisma } from '../db/generated/client.ts';
import { publishSettings } from '../env/settings.ts';
import { deliver, signatureOf } from '../notices/deliver.ts';
import { listNotices } from '../notices/list-notices.ts';
import { addWebhook } from '../notices/webhooks.ts';
import { type AppWorld, openAppWorld } from '../testing/app-world.ts';
import { candidate, complain, generateFor, termEffect } from '../testing/learning-world.ts';
import { countPlan, scriptedAnswer } from '../testing/scripted-outcomes.ts';
import { judgeLivePolicies } from './judge-live-policies.ts';

let world: AppWorld;
let server: SMTPServer;
let secret: string;
const mails: string[] = [];
const hour = 60 * 60 * 1000;

beforeAll(async () => {
  world = await openAppWorld();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      text(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  publishSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'docent@example.test' });
  world.script((input) => scriptedAnswer(input, countPlan('systems'), 0));
  const url = 'https://hooks.example.com/learning';
  ({ secret } = await addWebhook(world.database, world.admin.id, { url, events: ['learning.alert'] }));
});
afterAll(async () => {
  publishSettings({ SMTP_URL: '', MAIL_FROM: '' });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await world.close();
});
beforeEach(async () => {
  mails.length = 0;
  await world.database.$executeRaw`truncate "Feedback", "Policy", "Notice", "Delivery" cascade`;
});

interface Called {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Looks as the clock does, sends all there is to send, and gives what came where. */
async function told() {
  const calls: Called[] = [];
  const receiver: typeof fetch = async (url, init) => {
    calls.push({ url: String(url), headers: init?.headers as Called['headers'], body: String(init?.body) });
    return new Response('ok');
  };
  await judgeLivePolicies(world.database);
  for (const { id } of await world.database.delivery.findMany({ where: { deliveredAt: null } }))
    await deliver(world.database, id, new AbortController().signal, receiver);
  const { notices } = await listNotices(world.database, world.admin.id);
  return { notices: notices.filter(({ kind }) => kind === 'learning.alert'), calls };
}

async function complaint() {
  const staff = await world.signedIn(world.staff);
  return complain(world, staff, 'how many users?', { note: 'user means total_users' });
}

/** The same record many times over, without what makes each its own. */
const copies = <Row>(row: Row, count: number): Row[] => Array.from({ length: count }, () => row);

const causes: Record<string, { cause: () => Promise<unknown>; value: number; above: number; mail: string }> =
  {
    pending_feedback: {
      value: 101,
      above: 100,
      mail: 'Complaints that wait to be learned from: 101, limit 100',
      async cause() {
        const { number, chatId } = await complaint();
        const {
          id,
          number: _number,
          messageId,
          ...kept
        } = await world.database.feedback.findUniqueOrThrow({ where: { number } });
        const { id: _id, ...message } = await world.database.message.findUniqueOrThrow({
          where: { id: messageId },
        });
        const positions = Array.from({ length: 100 }, (_, place) => 100 + place);
        const messages = positions.map((position) => ({
          ...message,
          chatId,
          position,
          id: crypto.randomUUID(),
        }));
        await world.database.message.createMany({
          data: messages as unknown as Prisma.MessageCreateManyInput[],
        });
        const rows = messages.map((one) => ({ ...kept, messageId: one.id, expected: undefined }));
        await world.database.feedback.createMany({ data: rows });
      },
    },
    generation_errors: {
      value: 1 / 3,
      above: 0.05,
      mail: 'Generations of the last day that failed: 33%, limit 5%',
      async cause() {
        const { number } = await complaint();
        const { id: feedbackId } = await world.database.feedback.findUniqueOrThrow({ where: { number } });
        await world.database.policyGeneration.deleteMany();
        const ended = { feedbackId, endedAt: new Date() };
        const data = [...copies({ ...ended, outcome: 'nothing' }, 2), { ...ended, outcome: 'failed' }];
        await world.database.policyGeneration.createMany({ data });
      },
    },
    deployments_per_day: {
      value: 51,
      above: 50,
      mail: 'Deployments in the last day: 51, limit 50',
      async cause() {
        const policyId = (await policy()).policyId;
        await world.database.deployment.createMany({ data: copies({ policyId, kind: 'hold' }, 51) });
      },
    },
    hours_to_approval: {
      value: 30,
      above: 24,
      mail: 'Hours until an approval, on average: 30, limit 24',
      async cause() {
        const { id: versionId, createdAt } = await policy();
        const at = new Date(createdAt.getTime() + 30 * hour);
        const review = { versionId, verdict: 'approved', reviewerId: world.admin.id, at } as const;
        await world.database.review.create({ data: review });
      },
    },
  };

async function policy() {
  await generateFor(world, await complaint(), async () => [candidate(termEffect('user'))]);
  return world.database.policyVersion.findFirstOrThrow();
}

test.each(Object.entries(causes))(
  '%s over its limit reaches admins by every way',
  async (name, { cause, value, above, mail }) => {
    expect((await told()).notices).toEqual([]);
    await cause();
    const { notices, calls } = await told();
    expect(notices).toMatchObject([{ detail: { name, above, value: expect.closeTo(value, 3) } }]);
    const alerts = mails.filter((one) => one.includes('The learning loop needs attention'));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContain(mail);
    expect(alerts[0]).toContain('/admin/policies');
    const [call, ...more] = calls;
    expect(more).toEqual([]);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ kind: 'learning.alert', detail: { name } });
    const stamp = call?.headers['x-docent-timestamp'] ?? '';
    expect(call?.headers['x-docent-signature']).toBe(signatureOf(secret, stamp, call?.body ?? ''));
    // Once a day, however often the clock looks.
    expect((await told()).calls).toEqual([]);
  },
);
