import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What a theme can break; everything else of a page is the same in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Rules of WCAG 2.2 AA that axe does not try by itself. */
const alsoTried = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/**
 * The rules that a page breaks, with what breaks them: all rules in the theme it has, in which it is left, and those
 * of colour in the other.
 */
export async function brokenRules(page: Page): Promise<Record<Theme, string[]>> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [shown, other] = isDark ? (['dark', 'light'] as const) : themes;
  const all = await broken(page);
  await turn(page, other);
  const ofColour = await broken(page, rulesOfColour);
  await turn(page, shown);
  return isDark ? { light: ofColour, dark: all } : { light: all, dark: ofColour };
}

/** No rule of accessibility is broken, in either theme. */
export async function breaksNoRule(page: Page): Promise<void> {
  expect(await brokenRules(page)).toEqual({ light: [], dark: [] });
}

/** Nothing is wider than the page. */
export async function fits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

async function turn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const html = page.locator('html');
  // Where the frame of all pages broke there is no script that sets the class.
  if (await html.getAttribute('class')) await expect(html).toHaveClass(new RegExp(theme));
}

async function broken(page: Page, only?: readonly string[]): Promise<string[]> {
  // Things fade in; a colour in between is nobody's contrast. What goes on for ever, as a spinner, is as it is.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState === 'finished' || effect?.getTiming().iterations !== 1),
  );
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ runOnly, rules }) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        // What passed is not written down.
        resultTypes: ['violations'],
        ...(runOnly ? { runOnly: [...runOnly] } : { rules }),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    { runOnly: only, rules: alsoTried },
  );
}
