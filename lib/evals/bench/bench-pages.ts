// What a browser makes of the pages as they are built for people: how soon there is something to read, whether it
// moves afterwards, how long a key takes to be seen, and what had to be fetched, compressed, by an empty cache; and
// the frames of a long answer that scrolls.
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { issueToken } from '../../auth/bearer-token.ts';
import { createUser } from '../../auth/create-user.ts';
import { openDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { policyId } from '../../policy/external-id.ts';
import { startApp } from '../start-app.ts';
import { withBenchServer } from './bench-server.ts';
import { answerComes, sizes, visitPage, withPage } from './page-visit.ts';
import { scrollFrames } from './scroll-frames.ts';

const who = {
  email: 'pages@docent.local',
  name: 'Bench',
  role: 'admin',
  password: crypto.randomUUID(),
} as const;
const questions = {
  'chat, chart': 'Number of orders per month and status',
  'chat, 1,000 rows': 'List all orders',
};
const places = {
  'new chat': '/chats/new',
  data: '/data',
  policies: '/admin/policies',
  trend: '/admin/policies/trend',
  'verified questions': '/admin/verified',
  'anti-patterns': '/admin/anti-patterns',
  sources: '/admin/sources',
  'new source': '/admin/sources/new',
  model: '/admin/model',
  people: '/admin/people',
  settings: '/admin/settings',
  'no such page': '/nothing',
};
/** @throws Error where the system has no browser */
export async function benchPages(executablePath: string | undefined): Promise<Record<string, unknown>> {
  if (executablePath === undefined) throw new Error('Pages are measured with Chromium, and there is none.');
  return withBenchServer(async (url) => {
    const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const server = openDatabase(url, { connections: 1 });
    await server.$executeRawUnsafe('create database docent');
    await server.$executeRawUnsafe('create database demo');
    await loadDemo(at('demo'), { now: new Date() });
    await migrate(at('docent'));
    const app = await startApp({ databaseUrl: at('docent'), dataUrl: at('demo') });
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu'],
      // People have them, and drag them.
      ignoreDefaultArgs: ['--hide-scrollbars'],
    });
    try {
      const origin = `http://localhost:${app.port}`;
      const token = await tokenFor(at('docent'));
      const chats = await chatsWith(origin, token);
      const paths: Record<string, string> = {
        ...places,
        ...(await dataWith(origin, token)),
        ...(await policyWith(at('docent'))),
        ...chats,
        'shared chat': await sharedWith(origin, token, chats),
      };
      const visit = (place: string, viewport: typeof sizes.wide) =>
        visitPage(browser, { origin, path: place, viewport, visitor: who });
      const measured: Record<string, unknown> = {
        'sign-in': await bySize((viewport) => visitPage(browser, { origin, path: '/sign-in', viewport })),
      };
      for (const [name, place] of Object.entries(paths)) {
        // Once before, so that the server is warm.
        await visit(place, sizes.wide);
        measured[name] = await bySize((viewport) => visit(place, viewport));
      }
      for (const question of Object.values(questions)) {
        measured[`an answer comes: ${question}`] = await bySize((viewport) =>
          answerComes(browser, { origin, path: '/chats/new', viewport, visitor: who }, question),
        );
      }
      process.stderr.write(tableOf(measured));
      const left = notMeasured(Object.values(paths));
      if (left.length > 0) process.stderr.write(`Not measured: ${left.join(', ')}\n`);
      measured['10,000 rows that scroll'] = await scrolled(browser, origin, chats['chat, 1,000 rows'] ?? '');
      return measured;
    } finally {
      await browser.close();
      await app.stop();
      await server.$disconnect();
    }
  });
}

async function tokenFor(databaseUrl: string): Promise<string> {
  const database = openDatabase(databaseUrl, { connections: 1 });
  try {
    return await issueToken(database, { userId: await createUser(database, who), name: 'bench' });
  } finally {
    await database.$disconnect();
  }
}

async function chatsWith(origin: string, token: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, content] of Object.entries(questions)) {
    const { id } = await send(origin, token, '/chats', {});
    await send(origin, token, `/chats/${id}/message`, { content });
    found[name] = `/chats/${id}`;
  }
  return found;
}

async function sharedWith(origin: string, token: string, chats: Record<string, string>): Promise<string> {
  const chat = chats['chat, chart']?.split('/').at(-1);
  return `/shared/${(await send(origin, token, '/shares', { chat_id: chat })).id}`;
}

async function send(origin: string, token: string, path: string, body: object): Promise<{ id: string }> {
  const response = await fetch(`${origin}/ai-assistant/api${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { id: string };
}

/** A source, a table of it as a list, and one of its rows. */
async function dataWith(origin: string, token: string): Promise<Record<string, string>> {
  const read = async <Reply>(path: string): Promise<Reply> => {
    const response = await fetch(`${origin}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as Reply;
  };
  const { sources } = await read<{ sources: { id: string }[] }>('/sources');
  const source = sources[0]?.id;
  const { rows } = await read<{ rows: { key: string }[] }>(`/data/${source}/models/orders/rows`);
  return {
    source: `/admin/sources/${source}`,
    list: `/data/${source}/orders`,
    record: `/data/${source}/orders/${rows[0]?.key}`,
  };
}

/** A policy that waits for review. */
async function policyWith(databaseUrl: string): Promise<Record<string, string>> {
  const database = openDatabase(databaseUrl, { connections: 1 });
  try {
    const { id: sourceId } = await database.source.findFirstOrThrow({ select: { id: true } });
    const version = {
      number: 1,
      title: 'Only orders that were not cancelled',
      category: 'accuracy' as const,
      priority: 'medium' as const,
      rule: 'Only orders count that were not cancelled.',
      confidence: 0.9,
      effect: {
        kind: 'defaultFilter',
        model: 'orders',
        where: { path: 'status', op: 'ne', value: 'cancelled' },
      },
    };
    const { number } = await database.policy.create({
      data: { sourceId, canonicalKey: 'bench', versions: { create: version } },
      select: { number: true },
    });
    return { policy: `/admin/policies/${policyId(number)}` };
  } finally {
    await database.$disconnect();
  }
}

/** The answer of the chat, scrolled in a window of its own. */
function scrolled(browser: Browser, origin: string, path: string) {
  return withPage(browser, { origin, viewport: sizes.wide, visitor: who }, async (page) => {
    await page.goto(path);
    return scrollFrames(page);
  });
}

async function bySize<Given>(measure: (viewport: typeof sizes.wide) => Promise<Given>) {
  return { wide: await measure(sizes.wide), narrow: await measure(sizes.narrow) };
}

/** Pages under app/ that none of these paths leads to; one that only leads elsewhere has nothing to measure. */
function notMeasured(paths: readonly string[]): string[] {
  const app = path.join(import.meta.dirname, '..', '..', '..', 'app');
  return fs
    .globSync('**/page.tsx', { cwd: app })
    .map((file) => ({ file, text: fs.readFileSync(path.join(app, file), 'utf8') }))
    .filter(({ text }) => !text.includes('redirect('))
    .map(({ file }) => path.dirname(file))
    .filter((folder) => {
      const parts = folder.split('/').filter((part) => !part.startsWith('('));
      const route = new RegExp(
        `^/${parts.map((part) => (part.startsWith('[') ? '[^/]+' : part)).join('/')}$`,
      );
      return !paths.some((one) => route.test(one));
    });
}

/** The numbers of all pages below one another. */
function tableOf(measured: Record<string, unknown>): string {
  const rows = Object.entries(measured).flatMap(([page, sized]) =>
    Object.entries(sized as Record<string, object>).map(([size, numbers]) => ({ page, size, ...numbers })),
  );
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly unknown[]) => `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => (row as Record<string, unknown>)[column]))),
    '',
  ].join('\n');
}
