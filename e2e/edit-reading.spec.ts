import { AssistantPage } from './assistant-page.ts';
import { expect, signIn, test } from './story.ts';

const numberOf = (assistant: AssistantPage) =>
  assistant.last.locator('dd[data-value]').getAttribute('data-value');

test('a filter is removed by click, and the number is that of everything', async ({
  assistant,
  house,
  page,
}) => {
  await assistant.ask('How many orders are cancelled?');
  const narrow = Number(await numberOf(assistant));
  const parts = assistant.last.getByRole('list', { name: 'Parts of this reading that can be changed' });
  await parts.getByRole('button', { name: /^Remove: .*cancelled/i }).click();

  await expect(page.locator('article')).toHaveCount(2);
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
  await expect(assistant.last).toContainText(/Without: .*cancelled/i);
  const whole = Number(await numberOf(assistant));
  const { rows } = await house.gold.run('select count(*) from orders', 5000);
  expect(whole).toBe(Number(rows[0]?.[0]));
  expect(whole).toBeGreaterThan(narrow);

  await page.reload();
  await expect(assistant.last).toContainText(/Without: .*cancelled/i);
  await expect(assistant.last.locator('dd[data-value]')).toHaveAttribute('data-value', String(whole));
});

test('a value is picked by keyboard, and focus comes back to the part', async ({ assistant, page }) => {
  await assistant.ask('How many orders are cancelled?');
  const narrow = await numberOf(assistant);
  const part = assistant.last.getByRole('button', { name: /^Change: .*cancelled/i });
  await part.press('Enter');
  const editor = page.getByRole('dialog', { name: /^Change: .*cancelled/i });
  await expect(editor.getByRole('textbox', { name: 'New value' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(part).toBeFocused();

  await part.press('Enter');
  await editor.getByRole('button', { name: 'paid', exact: true }).press('Enter');
  await expect(page.locator('article')).toHaveCount(2);
  await assistant.answered();
  await expect(assistant.last).toContainText(/Changed: .*cancelled.* → paid/i);
  expect(await numberOf(assistant)).not.toBe(narrow);
});

test('how many are shown is typed', async ({ assistant, page }) => {
  await assistant.ask('Top 5 customers by total order amount');
  await assistant.last.getByRole('button', { name: /^Change: only the first 5/ }).click();
  await page.getByRole('spinbutton', { name: 'New value' }).fill('3');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.locator('article')).toHaveCount(2);
  await assistant.answered();
  const envelope = await assistant.stored();
  expect(envelope.type === 'answer' && envelope.data.result?.rows.length).toBe(3);
});

test('a column that is not wanted is taken away where the reading is explained', async ({
  assistant,
  page,
}) => {
  await assistant.ask('Top 5 customers by total order amount');
  await assistant.last.getByRole('button', { name: 'How this was answered' }).click();
  const reading = assistant.last.getByRole('tabpanel').last();
  await reading.getByRole('button', { name: 'Remove: name', exact: true }).click();
  await expect(page.locator('article')).toHaveCount(2);
  await assistant.answered();
  const envelope = await assistant.stored();
  expect(envelope.type === 'answer' && envelope.data.result?.columns.length).toBe(1);
});

test('what is edited is understood by the question after it', async ({ assistant }) => {
  await assistant.ask('How many orders are cancelled?');
  await assistant.last
    .getByRole('button', { name: /^Remove: / })
    .first()
    .click();
  await expect(assistant.page.locator('article')).toHaveCount(2);
  await assistant.answered();
  const view = await assistant.ask('per status');
  await expect(view).toHaveAttribute('data-envelope', 'answer');
  await expect(view).toContainText(/number of orders/i);
});

test('an edit that did not reach the server is tried again as an edit', async ({ page, admin }) => {
  await signIn(page, admin);
  const assistant = new AssistantPage(page);
  await assistant.open();
  await assistant.ask('How many orders are cancelled?');
  await page.route('**/message', (route) => route.abort('connectionfailed'));
  await assistant.last
    .getByRole('button', { name: /^Remove: / })
    .first()
    .click();
  await expect(assistant.last).toContainText('The server could not be reached.');
  await page.unroute('**/message');
  await assistant.last.getByRole('button', { name: 'Try again' }).click();
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
  await expect(assistant.last).toContainText(/Without: /);
});
