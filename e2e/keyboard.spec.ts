// The stories of a conversation once more, for whoever has no pointer: nothing here clicks or fills anything in. Where
// a step has taken away what had the focus, it must have gone where one goes on.
import fs from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { AssistantPage } from './assistant-page.ts';
import { tabTo } from './keys.ts';
import { linesOf, watchMemory, withMillionRows } from './million-rows.ts';
import { withSlowTable } from './slow-table.ts';
import { expect, signIn, test } from './story.ts';

test('from the first question to a chart drawn otherwise and taken away', async ({ assistant, page }) => {
  const view = await typed(assistant, 'How many orders are there per status?');
  const figure = assistant.last.getByRole('figure');
  await tabTo(figure.getByRole('button', { name: 'Shares' }), { back: true });
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('img')).toContainText('%');
  for (const [form, begins] of [
    ['PNG', '\u0089PNG'],
    ['SVG', '<svg'],
  ] as const) {
    await tabTo(figure.getByRole('button', { name: `Save the chart as ${form}` }));
    const taken = await downloaded(page, () => page.keyboard.press('Enter'));
    expect(taken.slice(0, begins.length)).toBe(begins);
  }

  await tabTo(view.getByRole('tab', { name: 'Chart' }), { back: true });
  await page.keyboard.press('ArrowRight');
  await expect(view.getByRole('tab', { name: 'Table' })).toBeFocused();
  await expect(view.getByRole('grid')).toBeVisible();
  const download = view.getByRole('button', { name: 'Download' });
  await tabTo(download);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Excel (XLSX)' })).toBeFocused();
  expect((await downloaded(page, () => page.keyboard.press('Enter'))).slice(0, 2)).toBe('PK');
  await expect(download).toBeFocused();
});

test('a question that is asked back is answered by a key, also after a reload and in two tabs', async ({
  assistant,
  page,
}) => {
  await typed(assistant, 'Who are our best customers?');
  await page.reload();
  await expect(assistant.box).toBeFocused();
  const option = page.locator('[data-envelope=clarification]').getByRole('button').first();
  await tabTo(option, { back: true });

  // In another tab it is answered by keyboard too; here the options are history, and the focus stays where it was.
  const otherTab = await page.context().newPage();
  await otherTab.goto(page.url());
  const other = otherTab.locator('[data-envelope=clarification]').getByRole('button').first();
  await other.waitFor();
  await tabTo(other, { back: true });
  await otherTab.keyboard.press('Enter');
  await expect(otherTab.locator('[data-envelope=answer]')).toBeVisible();
  // It is asked on there, and the first tab has that too once it is looked at.
  await expect(await typed(new AssistantPage(otherTab), 'only the top 3')).toHaveAttribute(
    'data-envelope',
    'answer',
  );
  await otherTab.close();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.locator('[data-envelope=answer]')).toHaveCount(2);
  await expect(option).toHaveAttribute('aria-pressed', 'true');
  await expect(option).toBeFocused();
  // What is settled is not chosen once more.
  await page.keyboard.press('Enter');
  await expect(page.locator('article')).toHaveCount(3);
});

test('a question that is asked back is answered in words', async ({ assistant, page }) => {
  await typed(assistant, 'Who are our best customers?');
  await expect(await typed(assistant, 'the second one')).toHaveAttribute('data-envelope', 'answer');
  const options = page.locator('[data-envelope=clarification]').getByRole('button');
  await expect(options.nth(1)).toHaveAttribute('aria-pressed', 'true');
});

test('what is asked next is typed while the first answer is on its way', async ({ assistant, page }) => {
  const { promise: written, resolve: goOn } = Promise.withResolvers<void>();
  await page.route('**/message', async (route) => {
    await written;
    await route.continue();
  });
  await expect(assistant.box).toBeFocused();
  await page.keyboard.type('How many orders were there this month?');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chats\/[0-9a-f-]{36}$/);
  await page.keyboard.type('only delivered ones');
  await expect(assistant.box).toHaveValue('only delivered ones');
  goOn();
  await assistant.answered();
  await page.keyboard.press('Enter');
  await expect(page.locator('article')).toHaveCount(2);
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');

  for (const turn of ['by channel', 'and this year?', 'and last month?', 'and last year?']) {
    await expect(await typed(assistant, turn)).toHaveAttribute('data-envelope', 'answer');
  }
  // The reading is corrected by a key too.
  await tabTo(assistant.last.getByRole('button', { name: /^Remove: .*delivered/ }), { back: true });
  await page.keyboard.press('Enter');
  await expect(page.locator('article')).toHaveCount(7);
  await assistant.answered();
  await expect(assistant.box).toBeFocused();
});

test('Escape stops a question, in the database too, and a key asks it again', async ({
  assistant,
  page,
  house,
}) => {
  await withSlowTable(house.demoUrl, 'warehouses', async (reading) => {
    await expect(assistant.box).toBeFocused();
    await page.keyboard.type('How many warehouses are there?');
    await page.keyboard.press('Enter');
    await expect.poll(reading).toBe(1);
    await page.keyboard.press('Escape');
    await expect(assistant.last).toContainText('You stopped this question.');
    await expect.poll(reading).toBe(0);
  });
  await expect(assistant.box).toBeFocused();
  await tabTo(assistant.last.getByRole('button', { name: 'Try again' }), { back: true });
  await page.keyboard.press('Enter');
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
  await expect(assistant.box).toBeFocused();
});

test('a million rows are taken away, and the server holds few of them at a time', async ({
  page,
  admin,
  house,
}, testInfo) => {
  await signIn(page, admin);
  await withMillionRows(page, house.demoUrl, async (name) => {
    const assistant = new AssistantPage(page);
    await assistant.open();
    await tabTo(page.getByLabel('Source to ask'), { back: true });
    await page.keyboard.type(name);
    await tabTo(assistant.box);
    await typed(assistant, 'List the id, sensor, level and time of all readings');
    await expect(
      assistant.last.getByRole('status').filter({ hasText: 'at least 100,000 rows' }),
    ).toBeVisible();

    await tabTo(assistant.last.getByRole('button', { name: 'Download' }), { back: true });
    await page.keyboard.press('Enter');
    const memory = await watchMemory(async () => {
      const file = await downloadedFile(page, () => page.keyboard.press('Enter'));
      expect(await linesOf(file)).toBe(1_000_001);
    });
    const told = `server memory: ${memory.before} MB before, ${memory.most} MB at most, ${memory.after} MB after`;
    console.info(told);
    await testInfo.attach('memory', { body: told });
    // All of the rows at once would be several times as much.
    expect(memory.most - memory.before).toBeLessThan(250);
    await expect(assistant.last.getByRole('button', { name: 'Download' })).toBeFocused();
  });
});

test('an answer is shared, read by a colleague and taken back', async ({
  assistant,
  page,
  admin,
  browser,
  baseURL,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await typed(assistant, 'How many customers do we have?');
  const number = (await page.locator('dd[data-value]').textContent()) ?? '';
  const share = assistant.last.getByRole('button', { name: 'Share' });
  await tabTo(share, { back: true });
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  // The notice stays for as long as the focus is on it.
  await page.keyboard.press('F8');
  await tabTo(undo);
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const colleague = await browser.newContext({ baseURL: baseURL ?? '' });
  const theirs = await colleague.newPage();
  await signIn(theirs, admin);
  await theirs.goto(link);
  await expect(theirs.locator('dd[data-value]')).toHaveText(number);
  await tabTo(theirs.getByRole('button', { name: 'Ask in a chat of my own' }));
  await theirs.keyboard.press('Enter');
  await expect(theirs).toHaveURL(/\/chats\/[0-9a-f-]{36}$/);
  await expect(theirs.locator('dd[data-value]')).toHaveText(number);
  await expect(new AssistantPage(theirs).box).toBeFocused();
  await colleague.close();

  await page.keyboard.press('Enter');
  await expect(page.getByText('The link no longer works.').first()).toBeVisible();
  await expect(share).toBeFocused();
});

test('another language is chosen, and what was typed is still there', async ({ assistant, page }) => {
  await typed(assistant, 'How many customers do we have?');
  await page.keyboard.type('how many or');
  await page.keyboard.press('Control+k');
  const menu = page.getByRole('button', { name: /Your account and settings|Su cuenta y ajustes/ });
  await tabTo(menu);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio').first()).toBeFocused();
  // A menu goes to what begins with the letters that are typed.
  await page.keyboard.type('esp');
  await expect(page.getByRole('menuitemradio', { name: 'Español' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(menu).toBeFocused();
  await expect(assistant.box).toHaveValue('how many or');
});

test('a question that the session did not live to see is asked after signing in', async ({
  assistant,
  page,
  person,
}) => {
  // It ends with the question on its way: whatever else the page asks for would find out first.
  const endSession = async (route: Route) => {
    await page.context().clearCookies({ name: /session/ });
    await route.continue();
  };
  await page.route('**/message', endSession, { times: 1 });
  await expect(assistant.box).toBeFocused();
  await page.keyboard.type('How many customers do we have?');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await expect(page.getByLabel('Email', { exact: true })).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expect(assistant.box).toHaveValue('How many customers do we have?');
  await expect(assistant.box).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
});

test('a question that did not get through is asked again by a key', async ({ assistant, page }) => {
  await page.context().setOffline(true);
  await expect(page.getByRole('status').getByText('You are offline')).toBeVisible();
  await expect(assistant.box).toBeFocused();
  await page.keyboard.type('How many customers do we have?');
  await page.keyboard.press('Enter');
  await expect(assistant.last).toContainText('The server could not be reached.');
  await page.context().setOffline(false);
  await expect(page.getByText('You are online again.').first()).toBeVisible();
  await tabTo(assistant.last.getByRole('button', { name: 'Try again' }), { back: true });
  await page.keyboard.press('Enter');
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
  await expect(assistant.box).toBeFocused();
});

/** Types a question into the box, which has the focus by itself, and waits for what becomes of it. */
async function typed(assistant: AssistantPage, question: string) {
  const { page, box } = assistant;
  const before = await page.locator('article').count();
  await expect(box).toBeFocused();
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
  await expect(page.locator('article')).toHaveCount(before + 1);
  const envelope = await assistant.answered();
  await expect(box).toBeFocused();
  return envelope;
}

/** The bytes of what a step has the browser take away. */
async function downloaded(page: Page, step: () => Promise<void>): Promise<string> {
  return fs.readFileSync(await downloadedFile(page, step), 'latin1');
}

async function downloadedFile(page: Page, step: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), step()]);
  return download.path();
}
