import { expect, signIn, test } from './story.ts';

test('a person signs in with the keyboard alone and is before an empty chat', async ({ page, person }) => {
  // A hand that is faster than the script: what it typed and sent is not lost, and no address has the password in it.
  const { promise: sent, resolve: goOn } = Promise.withResolvers<void>();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  await page.route('**/*.js*', async (route) => {
    await sent;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByLabel('Email', { exact: true })).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  goOn();
  await expect(page).toHaveURL(/\/chats\/new$/);
  expect(addresses.filter((address) => address.includes(person.password))).toEqual([]);
  await expect(page.getByRole('heading', { name: new RegExp(person.name) })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your question' })).toBeFocused();
});

test('a wrong password is said, and the right one then works', async ({ page, person }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('The email or the password is wrong.');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chats\/new$/);
});

test('the demo says so, and fills in an address but never a password', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use staff@docent.local' }).click();
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('staff@docent.local');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});

test('who signs out is out, also for the page before', async ({ page, person }) => {
  await signIn(page, person);
  await page.goto('/chats/new');
  await page.getByRole('button', { name: 'Your account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/chats/new');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('a question that was sent after the session had ended is there again when it goes on', async ({
  page,
  person,
  assistant,
}) => {
  await expect(page.getByRole('heading', { name: new RegExp(person.name) })).toBeVisible();
  // Whichever request finds the session ended first, this one or one of the page's own, the question is kept.
  await assistant.box.fill('How many customers do we have?');
  await page.context().clearCookies({ name: /session/ });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await page.goto('/data');
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fdata$/);
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/data$/);
  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(assistant.box).toHaveValue('How many customers do we have?');
});

test('what was only typed when the session ended is there again, in the same place', async ({
  page,
  person,
  assistant,
}) => {
  await assistant.box.fill('How many cust');
  await page.context().clearCookies({ name: /session/ });
  // Nothing is sent: it is the help with the words that finds the session ended.
  await page.keyboard.type('o');
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await page.getByLabel('Email', { exact: true }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/chats\/new$/);
  await expect(assistant.box).toHaveValue(/^How many custo?$/);
});

test('the sign-in page speaks the language of the browser', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'es-MX', baseURL });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await context.close();
});
