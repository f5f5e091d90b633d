import type { Page } from '@playwright/test';
import { type PageState, stateOf } from './judge-page.ts';

/** Tabs of one answer at most: its reading, plan, code and SQL. */
const mostTabs = 4;

/** Looks at a conversation with everything unfolded, through all of its tabs. */
export async function lookThrough(page: Page, ours: string): Promise<PageState> {
  await page.locator('article').first().waitFor();
  await page.waitForLoadState('networkidle');
  // One after the other in the page itself: some hundred clicks through the protocol take a minute.
  await page.evaluate(() => {
    const folded = 'article button[aria-expanded=false]:not([aria-pressed]):not([aria-haspopup])';
    for (const button of document.querySelectorAll<HTMLElement>(folded)) button.click();
  });
  let all = await stateOf(page, ours);
  for (let at = 1; at < mostTabs; at++) {
    await page.locator('article [role=tablist]').evaluateAll((lists, position) => {
      for (const list of lists) {
        const tab = list.querySelectorAll<HTMLElement>('[role=tab]')[position];
        tab?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
      }
    }, at);
    all = joined(all, await stateOf(page, ours));
  }
  return all;
}

function joined(one: PageState, other: PageState): PageState {
  const names = new Set([...Object.keys(one.elements), ...Object.keys(other.elements)]);
  const most = (name: string) => Math.max(one.elements[name] ?? 0, other.elements[name] ?? 0);
  return {
    elements: Object.fromEntries([...names].map((name) => [name, most(name)])),
    problems: [...new Set([...one.problems, ...other.problems])],
    text: `${one.text}\n${other.text}`,
  };
}
