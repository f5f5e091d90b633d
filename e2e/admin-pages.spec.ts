import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './story.ts';

for (const [colorScheme, width, height] of [
  ['light', 1280, 900],
  ['dark', 390, 844],
] as const) {
  test.describe(() => {
    test.use({ colorScheme, viewport: { width, height } });

    test(`the pages for admins work at ${width} pixels, ${colorScheme}`, async ({ page, admin }) => {
      await signIn(page, admin);
      await page.goto('/admin/sources');
      await page.getByRole('link', { name: 'Demo business' }).waitFor();
      await isInOrder(page);

      await page.goto('/admin/sources/new');
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(page.getByText('Needed').first()).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/sources');
      await page.getByRole('link', { name: 'Demo business' }).click();
      const customers = page.getByRole('button', { name: /^customer public/ });
      await customers.click();
      await expect(page.getByRole('heading', { name: 'customer' })).toBeVisible();
      await isInOrder(page);

      await page.getByRole('tab', { name: 'Access rules' }).click();
      await customers.click();
      await page.getByRole('region', { name: 'See as' }).getByRole('button', { name: 'Show' }).click();
      await expect(page.getByText(/fields are hidden in all/)).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/anti-patterns');
      await expect(page.getByText('No mistake was made yet')).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/model');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('A name is needed.')).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/verified');
      await expect(page.getByText('Nothing is verified yet')).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/settings');
      await expect(page.getByRole('switch', { name: 'Policies hold' })).toBeChecked();
      await expect(page.getByText('No address yet.')).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/policies');
      await expect(page.getByRole('heading', { name: 'Policies', level: 1 })).toBeVisible();
      await isInOrder(page);

      await page.goto('/admin/people');
      await page.getByRole('searchbox', { name: 'Search by name or address' }).fill(admin.email);
      await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(1);
      await isInOrder(page);
      await page.getByRole('button', { name: /^Edit/ }).click();
      await page.getByRole('button', { name: 'Add an attribute' }).click();
      await isInOrder(page);
      await page.getByRole('combobox', { name: 'Role' }).selectOption('staff');
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('your own rights');
    });
  });
}

/** Nothing is wider than the page, and no rule of accessibility is broken. */
async function isInOrder(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  // Things fade in; a colour in between is nobody's contrast.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState === 'finished'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
