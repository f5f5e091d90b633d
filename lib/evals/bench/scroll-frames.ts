// How smoothly a table of ten thousand rows scrolls: the frames that were drawn, and what the page itself did for
// each. A busy machine draws fewer; the page's own work in a frame of 16.7 ms is then still what it is.
import type { Page } from '@playwright/test';
import { rounded, summary } from './timings.ts';

/** Pixels a second: a hand that flings, a page of rows at a time, and nearly all rows in four seconds. */
const speeds = { reading: 1500, flinging: 6000, racing: 80_000 };
const seconds = 4;

/** The page has the chat of a result that was cut open; all that the server gives at once is loaded first. */
export async function scrollFrames(page: Page): Promise<Record<string, unknown>> {
  await page.getByRole('button', { name: /^Load up to/ }).click();
  const grid = page.getByRole('grid');
  await page.waitForFunction(
    () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > 10_000,
  );
  await grid.scrollIntoViewIfNeeded();
  const box = await grid.locator('..').boundingBox();
  if (!box) throw new Error('The table is not on the page.');
  const session = await page.context().newCDPSession(page);
  // Time in which the page's thread worked, not time in which it waited for the machine.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const measured: Record<string, unknown> = {};
  for (const [name, speed] of Object.entries(speeds)) {
    await grid.evaluate((table) => table.parentElement?.scrollTo(0, 0));
    await page.waitForTimeout(500);
    await page.evaluate(watchFrames);
    const before = await worked();
    await session.send('Input.synthesizeScrollGesture', {
      x: Math.round(box.x + box.width / 2),
      y: Math.round(box.y + box.height / 2),
      yDistance: -speed * seconds,
      speed,
    });
    const work = (await worked()) - before;
    const frames = await page.evaluate(() => (window as unknown as { docentFrames: number[] }).docentFrames);
    const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
    measured[name] = {
      pixels_per_second: speed,
      frames_per_second: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)),
      frames: summary(gaps),
      page_work_per_frame_ms: rounded(work / gaps.length),
    };
  }
  return measured;
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
