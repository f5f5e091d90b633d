import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a theme can break; everything else of a page is the same in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** No rule of accessibility is broken in the theme of the page, nor one of colour in the other. */
export async function breaksNoRule(page: Page): Promise<void> {
  expect(await broken(page, axeOf(page))).toEqual([]);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await expect(page.locator('html')).toHaveClass(isDark ? /light/ : /dark/);
  expect(await broken(page, axeOf(page).withRules(rulesOfColour))).toEqual([]);
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  await expect(page.locator('html')).toHaveClass(isDark ? /dark/ : /light/);
}

/** Nothing is wider than the page. */
export async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

/** No page has a frame, so a run needs no page of its own; and what passed is not written down. */
function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function broken(page: Page, axe: AxeBuilder): Promise<string[]> {
  // Things fade in; a colour in between is nobody's contrast.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState === 'finished'));
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
