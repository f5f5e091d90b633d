// A real browser that looks at the app with whatever attackers wrote in it. Every request of a page goes
// through here: what is ours is fetched from the app, everything else is written down and never sent.
import http from 'node:http';
import type { Browser, BrowserContext, Page, Request, Route } from '@playwright/test';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Should a request slip past the watch, there is no host that it could find.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Where a page of a weak renderer is shown; nothing else is there. */
export const weakAddress = 'https://weak-page.attacks.test/';

export interface AttackedBrowser {
  /** A page that is signed in by these cookies; what it asked of others, and what it complained of. */
  open(cookies: string): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface WatchedPage {
  readonly page: Page;
  /** Everything since the last call. */
  takeEvents(): Promise<string[]>;
  /** Shows this markup in the place of a page of ours. */
  showMarkup(html: string): Promise<void>;
}

/** @throws Error when it does not start */
export async function openAttackedBrowser(
  executablePath: string,
  app: { readonly port: number; readonly origin: string },
): Promise<AttackedBrowser> {
  const { chromium } = await import('@playwright/test');
  const browser: Browser = await chromium.launch({ executablePath, args: launchArguments });
  const contexts: BrowserContext[] = [];
  return {
    async open(cookies) {
      const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' });
      contexts.push(context);
      await context.addCookies(cookiesFrom(cookies, app.origin));
      return watch(context, app);
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
    },
  };
}

function cookiesFrom(header: string, origin: string) {
  return header.split('; ').flatMap((pair) => {
    const [name, ...value] = pair.split('=');
    return name ? [{ name, value: value.join('='), url: origin, secure: true }] : [];
  });
}

async function watch(context: BrowserContext, app: { port: number; origin: string }): Promise<WatchedPage> {
  let events: string[] = [];
  let markup = '';
  const host = new URL(app.origin).host;
  await context.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (request.url() === weakAddress)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup });
    if (url.host === host) return forward(route, request, app.port);
    events.push(`asked ${request.url().slice(0, 120)}`);
    return route.abort();
  });
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.defineProperty(window, 'docentAttackEvents', { value: seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      seen.push(`the content policy stopped ${effectiveDirective} ${blockedURI.slice(0, 80)}`),
    );
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    events.push(`ran a script that opened a ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => events.push(`opened a window of ${popup.url()}`));
  return {
    page,
    async takeEvents() {
      const inside = await page.evaluate(() =>
        (window as unknown as { docentAttackEvents?: string[] }).docentAttackEvents?.splice(0),
      );
      const all = [...events, ...(inside ?? [])];
      events = [];
      return [...new Set(all)];
    },
    async showMarkup(html) {
      markup = html;
      await page.goto(weakAddress);
    },
  };
}

/** The page believes to be at the address that people use; the app listens on this machine. */
async function forward(route: Route, request: Request, port: number): Promise<void> {
  const { pathname, search } = new URL(request.url());
  const headers = await request.allHeaders();
  const kept = Object.entries(headers).filter(
    ([name]) => !name.startsWith(':') && name !== 'accept-encoding',
  );
  const answer = await new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>(
    (resolve, reject) => {
      const forwarded = http.request(
        {
          host: '127.0.0.1',
          port,
          method: request.method(),
          path: pathname + search,
          headers: { ...Object.fromEntries(kept), host: new URL(request.url()).host },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const list = Object.entries(response.headers).flatMap(([name, value]) =>
              value === undefined || name === 'transfer-encoding' ? [] : [[name, [value].flat().join('\n')]],
            );
            const body = Buffer.concat(chunks);
            resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(list), body });
          });
        },
      );
      forwarded.on('error', reject);
      forwarded.end(request.postDataBuffer() ?? undefined);
    },
  );
  // A page that was left does not wait for its answers.
  await route.fulfill(answer).catch(() => undefined);
}
