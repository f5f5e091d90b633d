import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishSettings } from '../env/settings.ts';
import { type AppWorld, openAppWorld } from '../testing/app-world.ts';
import { deliver } from './deliver.ts';
import { tellAdmins, tellPerson } from './tell.ts';

interface Received {
  readonly to: readonly string[];
  readonly text: string;
}

let world: AppWorld;
let server: SMTPServer;
const received: Received[] = [];
const refused = new Set<string>();

beforeAll(async () => {
  world = await openAppWorld();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => done(refused.has(address) ? new Error('no such mailbox') : null),
    onData(stream, { envelope }, done) {
      text(stream).then((mail) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), text: mail });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  publishSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'docent@example.test' });
});
afterAll(async () => {
  publishSettings({ SMTP_URL: '', MAIL_FROM: '' });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await world.close();
});

async function deliverAll(): Promise<void> {
  const waiting = await world.database.delivery.findMany({ where: { deliveredAt: null } });
  for (const { id } of waiting) await deliver(world.database, id, new AbortController().signal);
}

const suggested = { kind: 'policy.suggested', subject: 'RUL-7', detail: { rule: 'RUL-7' } } as const;

test('admins are told by mail, each once, with the page where something can be done', async () => {
  await world.database.$transaction((transaction) => tellAdmins(transaction, suggested));
  await world.database.$transaction((transaction) => tellAdmins(transaction, suggested));
  await deliverAll();
  await deliverAll();
  expect(received.map(({ to }) => to)).toEqual([[world.admin.email]]);
  expect(received[0]?.text).toContain('Subject: Docent: A policy is suggested');
  expect(received[0]?.text).toContain('/admin/policies/RUL-7');
  expect(received[0]?.text).toContain('From: docent@example.test');
});

test('a mail that is refused is kept with the reason, and tried again', async () => {
  refused.add(world.staff.email);
  const fixed = {
    kind: 'question.fixed',
    subject: 'FB-1',
    detail: { chat_id: crypto.randomUUID() },
  } as const;
  await world.database.$transaction((transaction) => tellPerson(transaction, world.staff.id, fixed));
  await expect(deliverAll()).rejects.toThrow('outgoing.refused');
  const kept = await world.database.delivery.findFirstOrThrow({ where: { userId: world.staff.id } });
  expect(kept).toMatchObject({ attempts: 1, problem: 'refused', deliveredAt: null });
  refused.clear();
  await deliverAll();
  expect(received.at(-1)?.to).toEqual([world.staff.email]);
  expect(received.at(-1)?.text).toContain(`/chats/${fixed.detail.chat_id}`);
});

test('an account that was disabled hears nothing', async () => {
  const before = received.length;
  const news = { ...suggested, subject: 'RUL-8' };
  await world.database.$transaction((transaction) => tellPerson(transaction, world.staff.id, news));
  await world.database.user.update({ where: { id: world.staff.id }, data: { disabledAt: new Date() } });
  await deliverAll();
  expect(received).toHaveLength(before);
});
