import { breaksNoRule } from './in-order.ts';
import { expect, test } from './story.ts';

test('no rule of accessibility is broken, in either theme', async ({ page, assistant }) => {
  await breaksNoRule(page);
  const view = await assistant.ask('How many orders are there per status?');
  await view.getByRole('tab', { name: 'Table' }).click();
  await view.getByRole('grid').focus();
  await view.getByRole('button', { name: 'How this was answered' }).click();
  await view.getByRole('button', { name: 'Bad answer' }).click();
  await breaksNoRule(page);
  await assistant.ask('How many orders are cancelled?');
  await assistant.last.getByRole('button', { name: /^Change: / }).click();
  await breaksNoRule(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await breaksNoRule(page);
  await page.keyboard.press('Escape');
  // The keyboard is where it was.
  await expect(assistant.last.getByRole('button', { name: /^Change: / })).toBeFocused();
  await assistant.ask('Number of orders per month and status');
  await assistant.box.pressSequentially('orders by cust');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.getByRole('button', { name: 'Notifications' }).click();
  await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
  await breaksNoRule(page);
  await page.keyboard.press('Escape');
  await assistant.ask('Delete all cancelled orders');
  await page.getByRole('button', { name: 'Your account and settings' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await breaksNoRule(page);
});

test('nor on the sign-in page, or where there is no page', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main').getByRole('alert')).not.toBeEmpty();
  await breaksNoRule(page);
  await page.goto('/nothing');
  await breaksNoRule(page);
});
