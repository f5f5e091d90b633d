import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './story.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ colorScheme });

    test(`no rule of accessibility is broken in the ${colorScheme} theme`, async ({ page, assistant }) => {
      expect(await broken(page)).toEqual([]);
      const view = await assistant.ask('How many orders are there per status?');
      await view.getByRole('tab', { name: 'Table' }).click();
      await view.getByRole('grid').focus();
      await view.getByRole('button', { name: 'How this was answered' }).click();
      await view.getByRole('button', { name: 'Bad answer' }).click();
      expect(await broken(page)).toEqual([]);
      await assistant.ask('How many orders are cancelled?');
      await assistant.last.getByRole('button', { name: /^Change: / }).click();
      expect(await broken(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+/');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      expect(await broken(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await assistant.ask('Number of orders per month and status');
      await assistant.box.pressSequentially('orders by cust');
      await expect(page.getByRole('listbox')).toBeVisible();
      await page.getByRole('button', { name: 'Notifications' }).click();
      await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
      expect(await broken(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await assistant.ask('Delete all cancelled orders');
      expect(await broken(page)).toEqual([]);
    });

    test(`nor on the sign-in page in the ${colorScheme} theme`, async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('main').getByRole('alert')).not.toBeEmpty();
      expect(await broken(page)).toEqual([]);
    });
  });
}

async function broken(page: Page): Promise<string[]> {
  // Things fade in; a colour in between is nobody's contrast.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState === 'finished'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
