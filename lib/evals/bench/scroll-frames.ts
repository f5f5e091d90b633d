// How smoothly a table of ten thousand rows scrolls, by every hand that scrolls one: the frames that were drawn, the
// longest of them, and what the page itself did for each. Beside them stands what the same browser on the same machine
// makes of an empty page that scrolls in the same way: it draws no more of ours than of that.
import type { CDPSession, Page } from '@playwright/test';
import { rounded, summary } from './timings.ts';

/** Pixels a second: a hand that flings, a page of rows at a time, and nearly all rows in four seconds. */
const speeds = { reading: 1500, flinging: 6000, racing: 80_000 };
const seconds = 4;
/** How often a key that is held comes again, and a mouse that moves is heard. */
const keysPerSecond = 30;
const movesPerSecond = 60;

interface Measured {
  readonly frames_per_second: number;
  readonly frames: { readonly p50_ms: number; readonly p95_ms: number; readonly longest_ms: number };
  readonly over_50_ms: number;
  readonly page_work_per_frame_ms: number;
}

/** The page has the chat of a result that was cut open; all that the server gives at once is loaded first. */
export async function scrollFrames(page: Page): Promise<Record<string, unknown>> {
  await page.getByRole('button', { name: /^Load up to/ }).click();
  await page.waitForFunction(
    () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > 10_000,
  );
  const table = await scrollerOf(page, '[role=grid]');
  const other = await page.context().newPage();
  await other.setContent(emptyPage);
  const empty = await scrollerOf(other, '#empty');
  await page.bringToFront();
  await toCorner(page);
  await page.keyboard.press('ArrowUp');
  // Wider than its place, so that it scrolls sideways too.
  for (let press = 0; press < 60; press++) await page.keyboard.press('Shift+ArrowRight');
  const measured: Record<string, unknown> = {};
  for (const [name, hand] of Object.entries(hands)) {
    // One after the other, so that what else the machine does meets both alike.
    measured[name] = { table: await table.measure(hand), 'empty page': await empty.measure(hand) };
  }
  for (const [name, hand] of Object.entries(ownHands)) {
    await page.bringToFront();
    await toCorner(page);
    measured[name] = { table: await table.measure(hand) };
  }
  await other.close();
  return measured;
}

async function toCorner(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Home');
}

/** As high and as wide as the table, and nothing in it. */
const emptyPage = `<body style="margin:0"><div style="margin:100px;width:768px;height:448px;overflow:auto">
  <div id="empty" style="width:2000px;height:330000px;background:linear-gradient(#fff,#dfe3e7)"></div></div>`;

interface Place {
  readonly page: Page;
  readonly session: CDPSession;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

type Hand = (place: Place) => Promise<unknown>;

const hands: Record<string, Hand> = {
  ...Object.fromEntries(
    Object.entries(speeds).map(([name, speed]) => [name, scrolled({ yDistance: -speed * seconds, speed })]),
  ),
  'to and fro sideways': async (place) => {
    for (const xDistance of [-700, 700, -700, 700]) await scrolled({ xDistance, speed: 1000 })(place);
  },
  'the scrollbar dragged': async ({ page, box }) => {
    const x = box.x + box.width - 5;
    // Below the arrow at its head.
    const y = box.y + 19;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await moved(page, (share) => ({ x, y: y + share * (box.height - 60) }));
    await page.mouse.up();
  },
};

/** By a wheel or a finger, as the browser itself makes it. */
function scrolled(gesture: { speed: number; [name: string]: number }): Hand {
  return ({ session, box }) =>
    session.send('Input.synthesizeScrollGesture', {
      x: Math.round(box.x + box.width / 2),
      y: Math.round(box.y + box.height / 2),
      ...gesture,
    });
}

function held(key: string): Hand {
  return async ({ page }) => {
    await paced(keysPerSecond, () => page.keyboard.down(key));
    await page.keyboard.up(key);
  };
}

const resized: Hand = async ({ page }) => {
  const handle = await page.locator('[role=grid] th span.cursor-col-resize').nth(1).boundingBox();
  if (!handle) throw new Error('No column can be made wider.');
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await moved(page, (share) => ({ x: x + 150 * Math.sin(share * Math.PI * 4), y }));
  await page.mouse.up();
};

const ownHands: Record<string, Hand> = {
  'Page Down held': held('PageDown'),
  'arrow held': held('ArrowDown'),
  'a column made wider': resized,
};

function moved(page: Page, to: (share: number) => { x: number; y: number }): Promise<void> {
  return paced(movesPerSecond, (share) => {
    const { x, y } = to(share);
    return page.mouse.move(x, y);
  });
}

/** As often as that for as long as is measured, late where the page is. */
async function paced(perSecond: number, work: (share: number) => Promise<void>): Promise<void> {
  const started = performance.now();
  for (let passed = 0; passed < seconds * 1000; passed = performance.now() - started) {
    await work(passed / (seconds * 1000));
    const next = (Math.floor((passed * perSecond) / 1000) + 1) * (1000 / perSecond);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - (performance.now() - started))));
  }
}

async function scrollerOf(page: Page, inner: string) {
  const content = page.locator(inner);
  const scroller = content.locator('..');
  await scroller.scrollIntoViewIfNeeded();
  const box = await scroller.boundingBox();
  if (!box) throw new Error(`${inner} is not on the page.`);
  const session = await page.context().newCDPSession(page);
  // Time in which the page's thread worked, not time in which it waited for the machine.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  return {
    measure: async (hand: Hand): Promise<Measured> => {
      await page.bringToFront();
      await scroller.evaluate((element) => element.scrollTo(0, 0));
      await page.waitForTimeout(500);
      await scroller.evaluate((element) => {
        Object.assign(element, { docentScrolled: false });
        const scrolled = () => Object.assign(element, { docentScrolled: true });
        element.addEventListener('scroll', scrolled, { passive: true, once: true });
      });
      await page.evaluate(watchFrames);
      const before = await worked();
      await hand({ page, session, box });
      const work = (await worked()) - before;
      if (hand !== resized && (await scroller.evaluate(stayed))) throw new Error('Nothing was scrolled.');
      const frames = await page.evaluate(
        () => (window as unknown as { docentFrames: number[] }).docentFrames,
      );
      const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
      const { p50_ms, p95_ms } = summary(gaps);
      return {
        frames_per_second: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)),
        frames: { p50_ms, p95_ms, longest_ms: rounded(Math.max(...gaps)) },
        over_50_ms: gaps.filter((gap) => gap > 50).length,
        page_work_per_frame_ms: rounded(work / gaps.length),
      };
    },
  };
}

/** Runs in the page. */
function stayed(element: Element): boolean {
  return !(element as Element & { docentScrolled?: boolean }).docentScrolled;
}

/** Runs in the page: when each frame was begun, until it is called again. */
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { docentFrames: frames });
  const note = (at: number) => {
    if ((window as unknown as { docentFrames: number[] }).docentFrames !== frames) return;
    frames.push(at);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}
