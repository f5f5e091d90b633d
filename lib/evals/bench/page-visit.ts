// One visit to a page with an empty cache: when there was something to read, for how long keys would have waited,
// whether anything moved, and what had to be fetched.
import type { Browser, Page } from '@playwright/test';
import { rounded } from './timings.ts';

export const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
/** Milliseconds in which nothing was fetched, after which a page is there. */
const quiet = 1500;
/** Longer than the half second after a key in which what moves was asked for. */
const beforeAnswer = 1000;

export interface Visitor {
  readonly email: string;
  readonly password: string;
}

interface Visit {
  readonly origin: string;
  readonly path: string;
  readonly viewport: { width: number; height: number };
  /** Absent for a page that is for anybody. */
  readonly visitor?: Visitor;
}

interface Vitals {
  largest: number;
  /** Milliseconds of tasks beyond the first fifty of each. */
  blocked: number;
  shift: number;
  slowest: number;
}

/** A page in a window of its own, which is closed after. */
export async function withPage<Given>(
  browser: Browser,
  { origin, viewport, visitor }: Omit<Visit, 'path'>,
  run: (page: Page) => Promise<Given>,
): Promise<Given> {
  const context = await browser.newContext({ baseURL: origin, viewport, locale: 'en-US' });
  try {
    const page = await context.newPage();
    if (visitor) await signIn(page, origin, visitor);
    return await run(page);
  } finally {
    await context.close();
  }
}

export function visitPage(browser: Browser, visit: Visit) {
  return withPage(browser, visit, async (page) => {
    const fetched = await watchFetches(page);
    await page.addInitScript(watchVitals);
    await page.goto(visit.path);
    await fetched.quiet();
    const { scripts, firstScripts, all, requests } = fetched.sums();
    const { largest, blocked, shift } = await vitalsOf(page);
    await use(page);
    const { slowest } = await vitalsOf(page);
    return {
      largest_paint_ms: Math.round(largest),
      blocked_ms: Math.round(blocked),
      layout_shift: Math.round(shift * 10_000) / 10_000,
      slowest_key_ms: Math.round(slowest),
      first_script_kb: rounded(firstScripts / 1024),
      script_kb: rounded(scripts / 1024),
      all_kb: rounded(all / 1024),
      requests,
    };
  });
}

/** What moves when an answer comes to a question that has been running for a while. */
export function answerComes(browser: Browser, visit: Visit, question: string) {
  return withPage(browser, visit, async (page) => {
    await page.addInitScript(watchVitals);
    await page.goto(visit.path);
    await page.route('**/message', async (route) => {
      await page.waitForTimeout(beforeAnswer);
      await route.continue();
    });
    const box = page.locator('[data-question-box]');
    await box.fill(question);
    await box.press('Enter');
    await page.locator('[data-envelope]').last().waitFor();
    await page.waitForTimeout(beforeAnswer);
    const { shift } = await vitalsOf(page);
    return { layout_shift: Math.round(shift * 10_000) / 10_000 };
  });
}

async function signIn(page: Page, origin: string, visitor: Visitor): Promise<void> {
  const csrf = await page.request.get('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const { email, password } = visitor;
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
  const vitals: Vitals = { largest: 0, blocked: 0, shift: 0, slowest: 0 };
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
  watch('longtask', ({ duration }) => {
    vitals.blocked += duration - 50;
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
