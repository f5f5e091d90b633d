// What a browser makes of the pages as they are built for people: how soon there is something to read, whether it
// moves afterwards, how long a key takes to be seen, and what had to be fetched, compressed, by an empty cache; and
// the frames of a long answer that scrolls.
import { type Browser, chromium, type Page } from '@playwright/test';
import { issueToken } from '../../auth/bearer-token.ts';
import { createUser } from '../../auth/create-user.ts';
import { openDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { startApp } from '../start-app.ts';
import { withBenchServer } from './bench-server.ts';
import { scrollFrames } from './scroll-frames.ts';
import { rounded } from './timings.ts';

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
};
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
/** Milliseconds in which nothing was fetched, after which a page is there. */
const quiet = 1500;

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
      const paths: Record<string, string> = { ...places, ...(await dataWith(origin, token)), ...chats };
      const measured: Record<string, unknown> = {
        'sign-in': { wide: await look(browser, origin, '/sign-in', sizes.wide, false) },
      };
      for (const [name, path] of Object.entries(paths)) {
        // Once before, so that the server is warm.
        await look(browser, origin, path, sizes.wide, true);
        measured[name] = {
          wide: await look(browser, origin, path, sizes.wide, true),
          narrow: await look(browser, origin, path, sizes.narrow, true),
        };
      }
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
  const send = async (path: string, body: object) => {
    const response = await fetch(`${origin}/ai-assistant/api/chats${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { id: string };
  };
  const found: Record<string, string> = {};
  for (const [name, content] of Object.entries(questions)) {
    const { id } = await send('', {});
    await send(`/${id}/message`, { content });
    found[name] = `/chats/${id}`;
  }
  return found;
}

/** A table as a list, and one of its rows. */
async function dataWith(origin: string, token: string): Promise<Record<string, string>> {
  const read = async <Reply>(path: string): Promise<Reply> => {
    const response = await fetch(`${origin}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as Reply;
  };
  const { sources } = await read<{ sources: { id: string }[] }>('/sources');
  const source = sources[0]?.id;
  const { rows } = await read<{ rows: { key: string }[] }>(`/data/${source}/models/orders/rows`);
  return { list: `/data/${source}/orders`, record: `/data/${source}/orders/${rows[0]?.key}` };
}

/** The answer of the chat, scrolled in a window of its own. */
async function scrolled(browser: Browser, origin: string, path: string) {
  const context = await browser.newContext({ baseURL: origin, viewport: sizes.wide, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await signIn(page, origin);
    await page.goto(path);
    return await scrollFrames(page);
  } finally {
    await context.close();
  }
}

interface Vitals {
  largest: number;
  shift: number;
  slowest: number;
}

/** One visit with an empty cache. */
async function look(
  browser: Browser,
  origin: string,
  path: string,
  viewport: { width: number; height: number },
  signedIn: boolean,
) {
  const context = await browser.newContext({ baseURL: origin, viewport, locale: 'en-US' });
  try {
    const page = await context.newPage();
    if (signedIn) await signIn(page, origin);
    const fetched = await watchFetches(page);
    await page.addInitScript(watchVitals);
    await page.goto(path);
    await fetched.quiet();
    const { scripts, firstScripts, all, requests } = fetched.sums();
    const { largest, shift } = await vitalsOf(page);
    await use(page);
    const { slowest } = await vitalsOf(page);
    return {
      largest_paint_ms: Math.round(largest),
      layout_shift: Math.round(shift * 10_000) / 10_000,
      slowest_key_ms: Math.round(slowest),
      first_script_kb: rounded(firstScripts / 1024),
      script_kb: rounded(scripts / 1024),
      all_kb: rounded(all / 1024),
      requests,
    };
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, origin: string): Promise<void> {
  const csrf = await page.request.get('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const { email, password } = who;
  await page.request.post('/api/auth/callback/credentials', {
    headers: { origin },
    form: { email, password, csrfToken, json: 'true' },
  });
}

/** What comes over the wire, headers and compression included; first scripts are those the document itself names. */
async function watchFetches(page: Page) {
  const session = await page.context().newCDPSession(page);
  const asked = new Map<string, { type: string; first: boolean }>();
  const came: { type: string; first: boolean; bytes: number }[] = [];
  let last = performance.now();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, type = '', initiator }) => {
    last = performance.now();
    asked.set(requestId, { type, first: initiator.type === 'parser' });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = performance.now();
    const request = asked.get(requestId);
    if (request) came.push({ ...request, bytes: encodedDataLength });
  });
  const sum = (some: typeof came) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    quiet: async () => {
      while (performance.now() - last < quiet) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    sums: () => {
      const scripts = came.filter(({ type }) => type === 'Script');
      return {
        scripts: sum(scripts),
        firstScripts: sum(scripts.filter(({ first }) => first)),
        all: sum(came),
        requests: came.length,
      };
    },
  };
}

/** Runs in the page, before its own script: what moves within half a second of a key was asked for. */
function watchVitals(): void {
  const vitals: Vitals = { largest: 0, shift: 0, slowest: 0 };
  Object.assign(window, { docentVitals: vitals });
  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch('largest-contentful-paint', (entry) => {
    vitals.largest = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
    if (!hadRecentInput) vitals.shift += value;
  });
  watch(
    'event',
    (entry) => {
      vitals.slowest = Math.max(vitals.slowest, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(() => (window as unknown as { docentVitals: Vitals }).docentVitals);
}

/** Keys as a person presses them: into the question box where there is one, and through what can be reached. */
async function use(page: Page): Promise<void> {
  const box = page.locator('[data-question-box]');
  if ((await box.count()) > 0) await box.pressSequentially('orders by', { delay: 60 });
  for (let press = 0; press < 5; press++) await page.keyboard.press('Tab', { delay: 30 });
  await page.waitForTimeout(300);
}
