import { fits } from './in-order.ts';
import { expect, signIn, test } from './story.ts';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the pages for admins fit and work', async ({ page, admin }) => {
    await signIn(page, admin);
    await page.goto('/admin/sources');
    await page.getByRole('link', { name: 'Demo business' }).waitFor();
    await fits(page);

    await page.goto('/admin/sources/new');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText('Needed').first()).toBeVisible();
    await fits(page);

    await page.goto('/admin/sources');
    await page.getByRole('link', { name: 'Demo business' }).click();
    const customers = page.getByRole('button', { name: /^customer public/ });
    await customers.click();
    await expect(page.getByRole('heading', { name: 'customer' })).toBeVisible();
    await fits(page);

    await page.getByRole('tab', { name: 'Access rules' }).click();
    await customers.click();
    await page.getByRole('region', { name: 'See as' }).getByRole('button', { name: 'Show' }).click();
    await expect(page.getByText(/fields are hidden in all/)).toBeVisible();
    await fits(page);

    await page.goto('/admin/anti-patterns');
    await expect(page.getByText('No mistake was made yet')).toBeVisible();
    await fits(page);

    await page.goto('/admin/model');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('A name is needed.')).toBeVisible();
    await fits(page);

    await page.goto('/admin/verified');
    await expect(page.getByRole('heading', { name: 'Verified questions' })).toBeVisible();
    await fits(page);

    await page.goto('/admin/settings');
    await expect(page.getByRole('switch', { name: 'Policies hold' })).toBeChecked();
    await expect(page.getByText('No address yet.')).toBeVisible();
    await fits(page);

    await page.goto('/admin/policies');
    await expect(page.getByRole('heading', { name: 'Policies', level: 1 })).toBeVisible();
    // The list is there when the page can be worked with.
    await expect(page.getByText('Nothing waits for review')).toBeVisible();
    await page.getByRole('button', { name: /^Nothing learned/ }).click();
    await expect(page.getByText(/no policy came of|has taught something/)).toBeVisible();
    await fits(page);

    await page.goto('/admin/policies/trend');
    await expect(page.getByRole('heading', { name: 'Trend' })).toBeVisible();
    await fits(page);

    await page.goto('/admin/people');
    await page.getByRole('searchbox', { name: 'Search by name or address' }).fill(admin.email);
    await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(1);
    await fits(page);
    await page.getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('button', { name: 'Add an attribute' }).click();
    await fits(page);
    await page.getByRole('combobox', { name: 'Role' }).selectOption('staff');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('your own rights');
  });
});

test('a page that is older than its server loads itself anew', async ({ browser, baseURL, admin }) => {
  // What breaks complains to the console, which the story's own page must not.
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await signIn(page, admin);
  await page.goto('/admin/people');
  const edit = page.getByRole('button', { name: 'Edit' }).first();
  await edit.waitFor();
  // A new version has other names for its parts: those that this page still wants are gone, until it is loaded.
  const parts = '**/_next/static/chunks/**';
  await page.route(parts, (route) => route.fulfill({ status: 404, body: '' }));
  await page.route('**/admin/people', async (route) => {
    if (route.request().method() === 'GET' && route.request().isNavigationRequest())
      await page.unroute(parts);
    await route.continue();
  });
  const loaded = page.waitForEvent('load');
  await edit.click();
  await loaded;
  await edit.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await context.close();
});
