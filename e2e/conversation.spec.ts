import { withSlowTable } from './slow-table.ts';
import { expect, signIn, test } from './story.ts';

test('a question that can be read in two ways is asked back, and a click answers it', async ({
  assistant,
}) => {
  const view = await assistant.ask('Who are our best customers?');
  expect(await view.getAttribute('data-envelope')).toBe('clarification');
  // By its place, for the newest exchange will be another one.
  const option = assistant.page
    .locator('article')
    .first()
    .locator('[data-envelope]')
    .getByRole('button')
    .first();
  const label = (await option.locator('bdi').first().textContent()) ?? '';
  const { page } = assistant;
  const otherTab = await page.context().newPage();
  await otherTab.goto(page.url());
  await expect(otherTab.locator('[data-envelope=clarification]').getByRole('button').first()).toBeEnabled();
  await option.click();

  await expect(assistant.page.locator('article')).toHaveCount(2);
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
  await expect(assistant.last).toContainText(label);
  await expect(option).toHaveAttribute('aria-pressed', 'true');
  await expect(option).toBeDisabled();

  // The other tab knows it as soon as it is looked at, and so does this one after a reload.
  await otherTab.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.reload();
  for (const tab of [otherTab, page]) {
    const first = tab.locator('[data-envelope=clarification]').getByRole('button').first();
    await expect(first).toHaveAttribute('aria-pressed', 'true');
    await expect(tab.locator('[data-envelope=answer]')).toBeVisible();
  }
  await otherTab.close();
});

test('what may be asked is on the page as the server sends it', async ({ assistant, page }) => {
  const offered = page.getByRole('region', { name: 'Questions that work here' }).getByRole('button').first();
  const question = (await offered.textContent()) ?? '';
  const html = async () => (await page.request.get('/chats/new')).text();
  await expect.poll(html).toContain(`>${question}<`);
  await offered.click();
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');

  // What was asked is taken up again, to be asked in other words.
  await assistant.last.getByRole('button', { name: 'Edit and ask again' }).click();
  await expect(assistant.box).toHaveValue(question);
  await expect(assistant.box).toBeFocused();
});

test('an answer is asked on five times, and an unclear question is settled in words', async ({
  assistant,
  house,
}) => {
  const turns = [
    'How many orders were there this month?',
    'only delivered ones',
    'by channel',
    'and this year?',
  ];
  for (const turn of [...turns, 'and last month?', 'and last year?']) {
    expect(await (await assistant.ask(turn)).getAttribute('data-envelope')).toBe('answer');
  }
  const { rows } = await house.gold.run(
    `select count(*)::int from orders where status = 'delivered'
     and date_trunc('year', ordered_at) = date_trunc('year', now()) - interval '1 year' group by channel`,
    10_000,
  );
  const counts = rows.map(([count]) => String(count));
  const envelope = await assistant.stored();
  const told = envelope.type === 'answer' ? (envelope.data.result?.rows ?? []) : [];
  expect(told.map((row) => String(row.at(-1))).sort()).toEqual(counts.sort());

  await assistant.ask('Who are our best customers?');
  expect(await (await assistant.ask('the second one')).getAttribute('data-envelope')).toBe('answer');
  const options = assistant.page.locator('[data-envelope=clarification]').getByRole('button');
  await expect(options.nth(1)).toHaveAttribute('aria-pressed', 'true');
});

test('what the data cannot tell is said, with questions that work', async ({ assistant }) => {
  const view = await assistant.ask('Will it rain in Chicago tomorrow?');
  expect(await view.getAttribute('data-envelope')).toBe('out_of_scope');
  // Whoever asked may say what was meant: it is learned from like a thumbs-down.
  await view.getByRole('button', { name: 'Explain what you meant' }).click();
  await view.getByRole('textbox', { name: 'In your own words' }).fill('never mind');
  await view.getByRole('button', { name: 'Send' }).click();
  await expect(view).toContainText('Feedback recorded');
  const suggestion = view.getByRole('button').first();
  const question = (await suggestion.textContent()) ?? '';
  await suggestion.click();
  await expect(assistant.last).toContainText(question);
  await assistant.answered();
});

test('a request to write is refused as such', async ({ assistant }) => {
  const view = await assistant.ask('Delete all cancelled orders');
  expect(await view.getAttribute('data-envelope')).toBe('out_of_scope');
  await expect(view).toContainText('Docent only reads');
});

test('a conversation survives a reload, under its title, in the list', async ({ assistant, page }) => {
  await assistant.ask('How many customers do we have?');
  await expect(page).toHaveURL(/\/chats\/[0-9a-f-]{36}$/);
  const number = (await page.locator('dd[data-value]').textContent()) ?? '';
  await page.reload();
  await expect(page.locator('dd[data-value]')).toHaveText(number);
  await expect(page.getByRole('navigation', { name: 'Chats' }).locator('a[aria-current=page]')).toBeVisible();

  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(page.locator('article')).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('dd[data-value]')).toHaveText(number);
});

test('thumbs are kept with the answer', async ({ assistant, page }) => {
  await assistant.ask('How many customers do we have?');
  await page.getByRole('button', { name: 'Bad answer' }).click();
  await page.getByRole('radio', { name: 'It could be better' }).check();
  await page.getByRole('textbox', { name: 'What did you expect?' }).fill('Only the active ones');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Feedback recorded; an improvement is being generated').first()).toBeVisible();

  await page.reload();
  const down = page.getByRole('button', { name: 'Bad answer' });
  await expect(down).toHaveAttribute('aria-pressed', 'true');
  await down.click();
  await expect(page.getByRole('textbox', { name: 'What did you expect?' })).toHaveValue(
    'Only the active ones',
  );
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Good answer' }).click();
  await expect(page.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
  await expect(down).toHaveAttribute('aria-pressed', 'false');
});

test('a chat is renamed, pinned, put away, found and deleted, and comes back', async ({
  assistant,
  page,
}) => {
  await assistant.ask('How many customers do we have?');
  const list = page.getByRole('navigation', { name: 'Chats' });
  const choose = async (name: string) => {
    await list.getByRole('button', { name: /Actions for/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name, exact: true }).press('Enter');
  };
  await choose('Rename');
  await page.getByRole('textbox', { name: 'Title of the chat' }).fill('Số khách hàng');
  await page.keyboard.press('Enter');
  const link = list.getByRole('link', { name: 'Số khách hàng' });
  await expect(link).toBeVisible();

  await choose('Pin');
  await expect(list.getByRole('heading')).toHaveText('Pinned');
  await choose('Archive');
  await expect(list.getByText('Archived (1)')).toBeVisible();
  await expect(link).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(link).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Search chats' })).toBeFocused();
  await page.keyboard.type('so khach');
  await expect(list.getByRole('link')).toHaveCount(1);
  await page.keyboard.type(' or else');
  await expect(list.getByRole('link')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await choose('Delete');
  await expect(list.getByRole('link')).toHaveCount(0);
  await expect(page).toHaveURL(/\/chats\/new$/);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  // It was being read when it was deleted, so it is read again.
  await expect(page.locator('dd[data-value]')).toBeVisible();
  await expect(link).toBeVisible();
});

test('the keyboard brings back a question, begins a chat and says what it can do', async ({
  assistant,
  page,
}) => {
  await assistant.ask('How many customers do we have?');
  await assistant.box.press('ArrowUp');
  await expect(assistant.box).toHaveValue('How many customers do we have?');
  await assistant.box.fill('');
  await assistant.box.pressSequentially('number of orders by chan');
  await expect(page.getByRole('option', { name: /channel/ }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(assistant.box).toHaveValue('number of orders by channel ');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+O');
  await expect(page.locator('article')).toHaveCount(0);
  await expect(assistant.box).toBeFocused();
});

test('without a connection the page says so, and what was not sent is asked when it is back', async ({
  assistant,
  page,
}) => {
  await page.context().setOffline(true);
  await expect(page.getByRole('status').getByText('You are offline')).toBeVisible();
  await assistant.box.fill('How many customers do we have?');
  await assistant.box.press('Enter');
  await expect(assistant.last).toContainText('The server could not be reached.');
  await page.context().setOffline(false);
  await expect(page.getByText('You are online again.').first()).toBeVisible();
  await assistant.last.getByRole('button', { name: 'Try again' }).click();
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
});

test('a failure names its code and can be tried again', async ({ assistant, page }) => {
  const failed = {
    type: 'error',
    message: 'The database took too long.',
    data: { error_code: 'query.timeout', retryable: true },
    meta: { chat_id: 'x', intent_label: 'DATA_QUERY', intent_confidence: 0.9, trace_id: 'trace-of-this' },
  };
  await page.route('**/message', (route) => route.fulfill({ status: 504, json: failed }));
  const view = await assistant.ask('How many customers do we have?');
  await expect(view).toContainText('The database took too long.');
  await expect(view).toContainText('query.timeout');
  await expect(view).toContainText('trace-of-this');
  await page.unroute('**/message');
  await view.getByRole('button', { name: 'Try again' }).click();
  await expect(assistant.last.locator('[data-envelope=answer]')).toBeVisible();
  await expect(page.locator('article')).toHaveCount(1);
});

test('a running question is stopped by hand, and goes on while another chat is read', async ({
  assistant,
  page,
}) => {
  await assistant.ask('How many customers do we have?');
  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(page.locator('article')).toHaveCount(0);
  // Held back for as long as this story lasts: the answer never comes.
  await page.route('**/message', () => {});
  await assistant.box.fill('How many orders are there?');
  await assistant.box.press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Chats' });
  await list.getByRole('link').nth(1).click();
  await expect(page.locator('dd[data-value]')).toBeVisible();
  await list.getByRole('link', { name: 'How many orders are there?' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(assistant.last).toContainText('You stopped this question.');
  await expect(assistant.box).toBeEditable();
});

test('Escape stops a question in the database too', async ({ assistant, page, house }) => {
  await withSlowTable(house.demoUrl, 'warehouses', async (reading) => {
    await assistant.box.fill('How many warehouses are there?');
    await assistant.box.press('Enter');
    await expect.poll(reading).toBe(1);
    await page.keyboard.press('Escape');
    await expect(assistant.last).toContainText('You stopped this question.');
    await expect.poll(reading).toBe(0);
  });
  // It can be asked again, by keyboard too.
  await assistant.last.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(await assistant.answered()).toHaveAttribute('data-envelope', 'answer');
});

test('an answer is shared by link, and a colleague asks on in a chat of their own', async ({
  assistant,
  page,
  admin,
  browser,
  baseURL,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await assistant.ask('How many customers do we have?');
  const number = (await page.locator('dd[data-value]').textContent()) ?? '';
  await assistant.last.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText('The link is copied.').first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const colleague = await browser.newContext({ baseURL: baseURL ?? '' });
  const theirs = await colleague.newPage();
  await signIn(theirs, admin);
  await theirs.goto(link);
  await expect(theirs.getByText('Shared by Sam Staff')).toBeVisible();
  await expect(theirs.locator('dd[data-value]')).toHaveText(number);
  await theirs.getByRole('button', { name: 'Ask in a chat of my own' }).click();
  await expect(theirs).toHaveURL(/\/chats\/[0-9a-f-]{36}$/);
  await expect(theirs.locator('dd[data-value]')).toHaveText(number);

  // The first notice may have left by now; sharing again gives the same link, and again a way back.
  await assistant.last.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText('The link no longer works.').first()).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByText('This was not shared with you, or no longer is.')).toBeVisible();
  await colleague.close();
});

test('somebody else’s chat does not exist', async ({ assistant, page }) => {
  await page.goto(`/chats/${crypto.randomUUID()}`);
  await expect(page.getByText('This chat does not exist, or it is not yours.')).toBeVisible();
  await page.getByRole('link', { name: 'Start a new chat' }).click();
  await expect(assistant.box).toBeVisible();
});

test('Shift and Enter write a new line, and too long a question is not sent', async ({ assistant }) => {
  await assistant.box.fill('How many');
  await assistant.box.press('Shift+Enter');
  await assistant.box.pressSequentially('customers?');
  await expect(assistant.box).toHaveValue('How many\ncustomers?');
  await assistant.box.fill('x'.repeat(4001));
  await expect(assistant.page.getByText('1 character too many')).toBeVisible();
  await expect(assistant.page.getByRole('button', { name: 'Send the question' })).toBeDisabled();
});
