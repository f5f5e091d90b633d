// What a thumbs-down takes, over HTTP, of the app as it is started for people: it is kept, a generation is asked
// for, and the worker in the same process begins with it while the next ones come in.
import http from 'node:http';
import { issueToken } from '../../auth/bearer-token.ts';
import { createUser } from '../../auth/create-user.ts';
import { openDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { feedbackPerHour } from '../../policy/feedback-quota.ts';
import { startApp } from '../start-app.ts';
import { withBenchServer } from './bench-server.ts';
import { post } from './post.ts';
import { summary } from './timings.ts';

const people = 22;
/** Of the first people, which only warm up. */
const uncounted = 2 * feedbackPerHour;

export async function benchFeedback(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const server = openDatabase(url, { connections: 1 });
    await server.$executeRawUnsafe('create database docent');
    await server.$executeRawUnsafe('create database demo');
    await server.$disconnect();
    await loadDemo(at('demo'), { now: new Date() });
    await migrate(at('docent'));
    const app = await startApp({ databaseUrl: at('docent'), dataUrl: at('demo') });
    const agent = new http.Agent({ keepAlive: true });
    try {
      const answers = await askedBy(at('docent'), app.port, agent);
      const taken: number[] = [];
      const failed: Record<string, number> = {};
      for (const [place, { token, messageId }] of answers.entries()) {
        const body = { message_id: messageId, verdict: 'down', note: `not the ${place} I know` };
        const started = performance.now();
        const { status } = await post(app.port, agent, token, '/autotrain/feedback', body);
        if (status !== 201) failed[status] = (failed[status] ?? 0) + 1;
        else if (place >= uncounted) taken.push(performance.now() - started);
      }
      return { requests: taken.length, failed, ...summary(taken) };
    } finally {
      agent.destroy();
      await app.stop();
    }
  });
}

/** An answer for each thumbs-down that people may give in an hour. */
async function askedBy(databaseUrl: string, port: number, agent: http.Agent) {
  const database = openDatabase(databaseUrl, { connections: 2 });
  try {
    const answers: { token: string; messageId: string }[] = [];
    for (let number = 0; number < people; number += 1) {
      const who = { email: `bench-${number}@docent.local`, name: 'Bench', role: 'staff' } as const;
      const token = await issueToken(database, { userId: await createUser(database, who), name: 'bench' });
      const { text } = await post(port, agent, token, '/ai-assistant/api/chats', {});
      const made = JSON.parse(text) as { id?: string; chat_id?: string };
      const path = `/ai-assistant/api/chats/${made.chat_id ?? made.id}/message`;
      for (let place = 0; place < feedbackPerHour; place += 1) {
        const content = `How many customers do we have since ${2000 + place}?`;
        const answered = await post(port, agent, token, path, { content });
        const envelope = JSON.parse(answered.text) as { meta?: { message_id?: string } };
        answers.push({ token, messageId: String(envelope.meta?.message_id) });
      }
    }
    return answers;
  } finally {
    await database.$disconnect();
  }
}
