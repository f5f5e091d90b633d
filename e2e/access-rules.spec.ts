import type { Page } from '@playwright/test';
import { AssistantPage } from './assistant-page.ts';
import { expect, signIn, test } from './story.ts';

const question = 'What is the average credit limit of customers?';

test('a field that an admin hides is gone from the next answer', async ({
  admin,
  assistant,
  browser,
  house,
}) => {
  const before = await assistant.ask(question);
  await expect(before).toHaveAttribute('data-envelope', 'answer');

  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, admin);
  try {
    await openAccess(page);
    const choice = page.getByRole('combobox', { name: 'credit limit, Staff' });
    await choice.selectOption({ label: 'Hidden' });
    await expect(page.getByText('1 unsaved change')).toBeVisible();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('Saved. It holds from the next question on.').first()).toBeVisible();

    await page.getByRole('region', { name: 'See as' }).getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText(/Not seen: .*credit_limit/)).toBeVisible();

    const after = await assistant.ask(question);
    await expect(after).not.toHaveAttribute('data-envelope', 'answer');

    const asAdmin = new AssistantPage(page);
    await asAdmin.open();
    await expect(await asAdmin.ask(question)).toHaveAttribute('data-envelope', 'answer');
  } finally {
    await context.close();
    // The other stories ask the same source.
    await house.database.accessRule.deleteMany();
  }
});

test('a connection that fails is told why, before anything is kept', async ({ page, admin }) => {
  await signIn(page, admin);
  await page.goto('/admin/sources');
  await page.getByRole('link', { name: 'Connect a source' }).click();
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('Needed').first()).toBeVisible();
  await page.getByLabel('Host', { exact: true }).fill('localhost');
  await page.getByLabel('Port', { exact: true }).fill('1');
  await page.getByLabel('Database', { exact: true }).fill('shop');
  await page.getByLabel('User', { exact: true }).fill('reader');
  await page.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('Nothing listens at this host and port.')).toBeVisible();
});

test('for staff there are no pages for admins', async ({ assistant, page }) => {
  await page.goto('/admin/sources');
  await expect(page.getByText('There is nothing here')).toBeVisible();
  await assistant.open();
  await expect(page.getByRole('button', { name: /Your account/ })).toContainText('Staff');
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
});

async function openAccess(page: Page): Promise<void> {
  await page.goto('/admin/sources');
  await page.getByRole('link', { name: 'Demo business' }).click();
  await page.getByRole('tab', { name: 'Access rules' }).click();
  await page
    .getByRole('region', { name: 'Models' })
    .getByRole('button', { name: /^customer public/ })
    .click();
}
