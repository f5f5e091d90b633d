// Many people at once: questions to the demo business, over HTTP, of the app as it is started for people.
// The clients run on the same machine and take their share of it, as they do not in an office.
import fs from 'node:fs';
import http from 'node:http';
import { issueToken } from '../../auth/bearer-token.ts';
import { createUser } from '../../auth/create-user.ts';
import { quota } from '../../conversations/question-quota.ts';
import { openDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { suggestedQuestions } from '../../demo/suggested-questions.ts';
import { startApp } from '../start-app.ts';
import { withBenchServer } from './bench-server.ts';
import { post } from './post.ts';
import { rounded, summary } from './timings.ts';

const atOnce = 50;
const warmUp = 500;
const measured = 3000;
/** As many as may ask that often within a minute, were they as quick as the app. */
const people = Math.ceil((warmUp + measured) / (quota.perMinute - 2));

interface Person {
  readonly token: string;
  readonly chat: string;
}

export async function benchLoad(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const server = openDatabase(url, { connections: 1 });
    await server.$executeRawUnsafe('create database docent');
    await server.$executeRawUnsafe('create database demo');
    await server.$disconnect();
    await loadDemo(at('demo'), { now: new Date() });
    await migrate(at('docent'));
    const app = await startApp({ databaseUrl: at('docent'), dataUrl: at('demo') });
    const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
    try {
      const asking = await meet(at('docent'), app.port, agent);
      await askAll(warmUp, asking, app.port, agent);
      const processor = processorOf(app.pid);
      const started = performance.now();
      const { taken, failed } = await askAll(measured, asking, app.port, agent);
      const seconds = (performance.now() - started) / 1000;
      const used = processorOf(app.pid) - processor;
      return {
        at_once: atOnce,
        questions: taken.length,
        failed,
        per_second: rounded(measured / seconds),
        ...summary(taken),
        // Of the web process alone; it tells the same on a machine that does other things too.
        ...(used > 0 && { web_processor_ms_each: rounded(used / measured) }),
      };
    } finally {
      agent.destroy();
      await app.stop();
    }
  });
}

async function meet(databaseUrl: string, port: number, agent: http.Agent): Promise<Person[]> {
  const database = openDatabase(databaseUrl, { connections: 4 });
  try {
    const met: Person[] = [];
    for (let number = 0; number < people; number++) {
      const who = { email: `bench-${number}@docent.local`, name: 'Bench', role: 'staff' } as const;
      const token = await issueToken(database, { userId: await createUser(database, who), name: 'bench' });
      const { text } = await post(port, agent, token, '/ai-assistant/api/chats', {});
      const made = JSON.parse(text) as { id?: string; chat_id?: string };
      met.push({ token, chat: String(made.chat_id ?? made.id) });
    }
    return met;
  } finally {
    await database.$disconnect();
  }
}

/** Puts questions to the app, so many at once; milliseconds of each that was answered, and what the others got. */
async function askAll(number: number, asking: readonly Person[], port: number, agent: http.Agent) {
  const questions = suggestedQuestions.filter(({ expect }) => expect.type === 'answer');
  const taken: number[] = [];
  const failed: Record<string, number> = {};
  let next = 0;
  const client = async () => {
    while (next < number) {
      const turn = next++;
      const { token, chat } = asking[turn % asking.length] as Person;
      const one = questions[turn % questions.length];
      const body = { content: one?.question, client_context: { locale: one?.locale, timezone: 'UTC' } };
      const started = performance.now();
      const { status, text } = await post(
        port,
        agent,
        token,
        `/ai-assistant/api/chats/${chat}/message`,
        body,
      );
      const type = status === 200 ? (JSON.parse(text) as { type: string }).type : String(status);
      if (type === 'answer') taken.push(performance.now() - started);
      else failed[type] = (failed[type] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return { taken, failed };
}

/** Milliseconds of processor time of a process, in hundredths of a second; 0 where the system does not tell. */
function processorOf(pid: number): number {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
