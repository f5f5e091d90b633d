// axe on every page and in every state of the conversation, in both themes. A page that is new under app/ has to be
// looked at here too.
import type { Page } from '@playwright/test';
import { AccessibilityTable, pagesOfApp } from './accessibility-table.ts';
import { withLearned } from './learned-things.ts';
import { expect, signIn, test } from './story.ts';

const chatPage = '(assistant)/chats/[id]/page.tsx';
const sourcePage = '(assistant)/admin/sources/[id]/page.tsx';
const list = '(assistant)/data/[source_id]/[model]/page.tsx';

test('every page, in both themes', async ({ page, admin, house, browser, baseURL }, info) => {
  const table = new AccessibilityTable();
  const visit = async (path: string, shows: RegExp | string) => {
    await page.goto(path);
    await page.getByRole('heading', { name: shows, level: 1 }).waitFor();
    // What comes with the page is there when nothing is on its way any more.
    await expect(page.locator('main .animate-pulse')).toHaveCount(0);
  };
  const open = async (file: string, path: string, shows: RegExp | string, state = 'as it opens') => {
    await visit(path, shows);
    await table.look(page, file, state);
  };

  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main').getByRole('alert')).not.toBeEmpty();
  await table.look(page, 'sign-in/page.tsx', 'refused');

  await signIn(page, admin);
  await open('page.tsx', '/', /./, 'leads to a new chat');
  await open('not-found.tsx', '/nothing', 'There is nothing here');
  const { chat, answer, share } = await askedAndShared(page, baseURL ?? '');
  await open(chatPage, `/chats/${crypto.randomUUID()}`, /does not exist/, 'somebody else’s');
  await open('(assistant)/shared/[id]/page.tsx', `/shared/${share}`, 'How many orders are there per status?');
  await open(
    '(assistant)/shared/[id]/page.tsx',
    `/shared/${crypto.randomUUID()}`,
    /not shared/,
    'taken back',
  );

  await open('(assistant)/data/page.tsx', '/data', 'Data');
  const where = encodeURIComponent('{"path":"status","op":"eq","value":"cancelled"}');
  await open(
    '(assistant)/data/by-chat/[chat_id]/[...place]/page.tsx',
    `/data/by-chat/${chat}/orders?where=${where}`,
    'Orders',
    'leads to the list, filtered',
  );
  const source = new URL(page.url()).pathname.split('/')[2];
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await table.look(page, list, 'a filter is added');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).click();
  await table.look(page, list, 'columns are chosen');
  await open(list, `/data/${source}/orders?search=zzzz`, 'Orders', 'nothing matches');
  await open(
    list,
    `/data/${source}/orders?where=${encodeURIComponent('{"path":"gone","op":"isNull"}')}`,
    /./,
    'a filter that no longer fits',
  );
  await visit(`/data/${source}/warehouses`, 'Warehouses');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('region', { name: 'Related rows' }).waitFor();
  await table.look(page, '(assistant)/data/[source_id]/[model]/[key]/page.tsx', 'as it opens');
  await open(
    '(assistant)/data/[source_id]/[model]/[key]/page.tsx',
    `/data/${source}/warehouses/none`,
    /./,
    'no such row',
  );

  await open('(assistant)/admin/page.tsx', '/admin', 'Sources', 'leads to the sources');
  await open('(assistant)/admin/sources/page.tsx', '/admin/sources', 'Sources');
  await visit('/admin/sources/new', 'Connect a source');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('Needed').first()).toBeVisible();
  await table.look(page, '(assistant)/admin/sources/new/page.tsx', 'fields are missing');
  await visit(`/admin/sources/${source}`, 'Demo business');
  const customers = page.getByRole('button', { name: /^customer public/ });
  await customers.click();
  await expect(page.getByRole('heading', { name: 'customer' })).toBeVisible();
  await table.look(page, sourcePage, 'models, one is open');
  await page.getByRole('tab', { name: 'Access rules' }).click();
  await customers.click();
  await page.getByRole('region', { name: 'See as' }).getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText(/fields are hidden in all/)).toBeVisible();
  await table.look(page, sourcePage, 'access rules, seen as somebody');
  await page.getByRole('tab', { name: 'Connection' }).click();
  await expect(page.getByRole('button', { name: 'Rename' })).toBeVisible();
  await table.look(page, sourcePage, 'connection');

  await page.request.post('/api/admin/verified-questions', {
    headers: { origin: baseURL ?? '' },
    data: { message_id: answer },
  });
  await open('(assistant)/admin/verified/page.tsx', '/admin/verified', 'Verified questions');
  await page.getByRole('button', { name: 'Withdraw' }).first().click();

  await visit('/admin/model', 'Model');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A name is needed.')).toBeVisible();
  await table.look(page, '(assistant)/admin/model/page.tsx', 'fields are missing');
  await open('(assistant)/admin/settings/page.tsx', '/admin/settings', 'Settings');
  await visit('/admin/people', 'People');
  await page.getByRole('searchbox', { name: 'Search by name or address' }).fill(admin.email);
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(1);
  await table.look(page, '(assistant)/admin/people/page.tsx', 'searched');
  await page.getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('button', { name: 'Add an attribute' }).click();
  await table.look(page, '(assistant)/admin/people/page.tsx', 'a person is edited');

  await withLearned(house.database, admin.email, async ({ rule }) => {
    await open('(assistant)/admin/anti-patterns/page.tsx', '/admin/anti-patterns', 'Anti-patterns');
    await page.getByText('What was wrong and what is right').first().click();
    await table.look(page, '(assistant)/admin/anti-patterns/page.tsx', 'one is open');
    await open('(assistant)/admin/policies/page.tsx', '/admin/policies', 'Policies');
    await page.getByRole('button', { name: /^Nothing learned/ }).click();
    await expect(page.getByText(/no policy came of|has taught something/)).toBeVisible();
    await table.look(page, '(assistant)/admin/policies/page.tsx', 'nothing learned');
    await open('(assistant)/admin/policies/trend/page.tsx', '/admin/policies/trend', 'Trend');
    await open('(assistant)/admin/policies/[id]/page.tsx', `/admin/policies/${rule}`, /Only orders/);
    await page.getByRole('button', { name: 'Reject' }).click();
    await table.look(page, '(assistant)/admin/policies/[id]/page.tsx', 'it is rejected');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await table.look(page, '(assistant)/admin/policies/[id]/page.tsx', 'it is edited');
    await open(
      '(assistant)/admin/policies/[id]/page.tsx',
      '/admin/policies/RUL-999999',
      /./,
      'no such policy',
    );
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await expect(page.getByRole('dialog').getByText('A policy was suggested')).toBeVisible();
    await table.look(page, '(assistant)/admin/policies/[id]/page.tsx', 'notices are open');
  });

  // What broke complains to the console, which the story's own page must not.
  const breaking = await browser.newContext({ baseURL: baseURL ?? '', reducedMotion: 'reduce' });
  for (const [file, path, pattern] of [
    ['(assistant)/error.tsx', '/admin/people', '**/api/admin/users*'],
    ['error.tsx', '/chats/new', '**/ai-assistant/api/chats'],
  ] as const) {
    const broken = await breaking.newPage();
    await signIn(broken, admin);
    await broken.route(pattern, (route) => route.fulfill({ json: { people: 1, chats: 1, total: 1 } }));
    await broken.goto(path);
    await broken
      .getByRole('alert')
      .getByRole('heading', { name: 'Something went wrong on this page' })
      .waitFor();
    await table.look(broken, file, 'it broke');
  }
  const broken = await breaking.newPage();
  // The theme is chosen in the frame of all pages, and cannot be.
  await broken.addInitScript(() => {
    const { matchMedia } = window;
    window.matchMedia = () => {
      throw new Error('of a story');
    };
    addEventListener('story-goes-on', () => Object.assign(window, { matchMedia }));
  });
  await broken.goto('/sign-in');
  await broken.getByRole('alert').getByRole('heading').waitFor();
  await broken.evaluate(() => dispatchEvent(new Event('story-goes-on')));
  await table.look(broken, 'global-error.tsx', 'it broke');
  await breaking.close();

  await table.write(info);
  expect(table.broken).toEqual([]);
  expect(table.pages).toEqual(pagesOfApp());
});

test('every state of the conversation, in both themes', async ({ page, assistant }, info) => {
  const table = new AccessibilityTable();
  const look = (state: string) => table.look(page, chatPage, state);
  const button = (name: string | RegExp) => assistant.last.getByRole('button', { name });
  /** A chat of its own, so that what was looked at before is not looked at again. */
  const ask = async (question: string, type: string) => {
    await assistant.open();
    const view = await assistant.ask(question);
    await expect(view).toHaveAttribute('data-envelope', type);
    return view;
  };

  await look('a new chat');
  await assistant.box.pressSequentially('orders by cust');
  await expect(page.getByRole('listbox')).toBeVisible();
  await look('words are completed');

  await page.route('**/message', () => {});
  await assistant.box.fill('How many orders are there?');
  await assistant.box.press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await look('a question is running');
  await page.keyboard.press('Escape');
  await expect(assistant.last).toContainText('You stopped this question.');
  await look('a question was stopped');
  await page.unroute('**/message');
  await page.route('**/message', (route) => route.fulfill({ status: 504, json: tookTooLong }));
  await ask('How many orders are there?', 'error');
  await look('an error');
  await page.unroute('**/message');

  const chart = await ask('How many orders are there per status?', 'answer');
  await look('a chart');
  await chart.getByRole('tab', { name: 'Table' }).click();
  await chart.getByRole('grid').focus();
  await look('a table, a cell is chosen');
  await button('Download').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('the menu of files');
  await page.keyboard.press('Escape');
  await chart.getByRole('button', { name: 'How this was answered' }).click();
  for (const tab of ['Reading', 'SQL']) {
    await chart.getByRole('tab', { name: tab, exact: true }).click();
    await look(`how it was answered: ${tab}`);
  }
  await chart.getByRole('button', { name: 'How this was answered' }).click();
  await chart.getByRole('button', { name: 'Bad answer' }).click();
  await look('feedback is written');
  await page.keyboard.press('Escape');
  await chart.getByRole('button', { name: 'Good answer' }).click();
  await expect(page.getByText('Feedback recorded').first()).toBeVisible();
  await look('a notice is up');

  await ask('How many orders are cancelled?', 'answer');
  await button(/^Change: /).click();
  await look('a number, its reading is changed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await look('keyboard shortcuts');
  await page.keyboard.press('Escape');
  // The keyboard is where it was.
  await expect(button(/^Change: /)).toBeFocused();
  await page.getByRole('button', { name: 'Your account and settings' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('the menu of the account');
  await page.keyboard.press('Escape');
  const chats = page.getByRole('navigation', { name: 'Chats' });
  await chats
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await look('the menu of a chat');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  await look('a chat is renamed');
  await page.keyboard.press('Escape');

  await ask('Number of orders per month and status', 'answer');
  await look('a stacked chart');
  await ask('Who are our best customers?', 'clarification');
  await look('a clarification');
  await ask('Will it rain in Chicago tomorrow?', 'out_of_scope');
  await button('Explain what you meant').click();
  await look('no such data, and it is explained');
  await ask('Delete all cancelled orders', 'out_of_scope');
  await look('a request to write');
  await ask('What can you do?', 'answer');
  await look('help');
  await ask('orders over 10 million', 'answer');
  await look('nothing matches');
  await page.context().setOffline(true);
  await expect(page.getByRole('status').getByText('You are offline')).toBeVisible();
  await look('without a connection');
  await page.context().setOffline(false);

  await table.write(info);
  expect(table.broken).toEqual([]);
});

const tookTooLong = {
  type: 'error',
  message: 'The database took too long.',
  data: { error_code: 'query.timeout', retryable: true },
  meta: { chat_id: 'x', intent_label: 'DATA_QUERY', intent_confidence: 0.9, trace_id: 'trace-of-this' },
};

/** A chat with an answer in it, shared by link. */
async function askedAndShared(page: Page, origin: string) {
  const post = async <Reply>(path: string, data: object): Promise<Reply> => {
    const response = await page.request.post(`/ai-assistant/api${path}`, { headers: { origin }, data });
    expect(response.ok()).toBe(true);
    return (await response.json()) as Reply;
  };
  const { id: chat } = await post<{ id: string }>('/chats', {});
  await post(`/chats/${chat}/message`, { content: 'How many orders are there per status?' });
  const { id: share } = await post<{ id: string }>('/shares', { chat_id: chat });
  const stored = await page.request.get(`/ai-assistant/api/chats/${chat}`);
  const { messages } = (await stored.json()) as { messages: { id: string }[] };
  return { chat, share, answer: messages.at(-1)?.id };
}
