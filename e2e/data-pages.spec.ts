import { AssistantPage } from './assistant-page.ts';
import { breaksNoRule, fits } from './in-order.ts';
import { expect as plainExpect, signIn, test } from './story.ts';

/** The first look at a table opens its source. */
const expect = plainExpect.configure({ timeout: 30_000 });

test('a table is filtered, sorted, paged, opened by row, and asked about', async ({ page, person }) => {
  test.slow();
  await signIn(page, person);
  await page.goto('/data');
  await page.getByRole('searchbox', { name: 'Search tables' }).fill('order');
  await page.getByRole('link', { name: /^orders/i }).click();
  const table = page.getByRole('region', { name: 'orders' });
  await expect(table.getByRole('row')).toHaveCount(51);

  await page.getByRole('button', { name: 'Add a filter' }).click();
  // Rows are found by what they are and when, before by any number of their own.
  await expect(page.getByRole('combobox', { name: 'Field' }).locator(':checked')).toHaveText(
    /Status|Ordered at/,
  );
  await page.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Status' });
  await page.getByRole('combobox', { name: 'Value' }).selectOption('delivered');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: /Remove the filter: status/ })).toBeVisible();

  const heading = page.getByRole('columnheader', { name: 'Sort by total amount' });
  for (const order of ['ascending', 'descending']) {
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', order);
  }
  await expect(table).toHaveAttribute('aria-busy', 'false');
  const firstCell = table.getByRole('row').nth(1).getByRole('cell').first();
  const first = await firstCell.textContent();
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(firstCell).not.toHaveText(first ?? '');
  // While the next page came there was nothing to be pressed; the keyboard is still where it was.
  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
  // The address says it all: reloaded, the page is the same.
  const second = await firstCell.textContent();
  await page.reload();
  await expect(firstCell).toHaveText(second ?? '');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(firstCell).toHaveText(first ?? '');

  await table.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Related rows' })).toBeVisible();
  await page.goBack();

  await page.getByRole('button', { name: 'Ask about these' }).click();
  await page.waitForURL(/\/chats\//);
  await expect(page.getByText('Orders · status is “delivered”').first()).toBeVisible();
  // The next question can be sent when the first is answered.
  await expect(page.locator('[data-envelope="answer"]')).toBeVisible();
  // As in the list, people and things by their names.
  await expect(page.getByRole('grid').getByRole('columnheader', { name: 'Customer name' })).toBeVisible();
  const assistant = new AssistantPage(page);
  await assistant.box.fill('how many?');
  await assistant.box.press('Enter');
  await expect(page.getByText(/Number of orders, where status is “delivered”/).first()).toBeVisible({
    timeout: 30_000,
  });
});

test.describe(() => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the data pages are in order on a phone', async ({ page, person }) => {
    // Every rule is tried on every cell of a table, four times.
    test.slow();
    await signIn(page, person);
    const isInOrder = async () => {
      await fits(page);
      await breaksNoRule(page);
    };
    await page.goto('/data');
    await page.getByRole('link', { name: /^customers/i }).waitFor();
    await isInOrder();
    await page.getByRole('link', { name: /^customers/i }).click();
    await page.getByRole('table').waitFor();
    await isInOrder();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await isInOrder();
    await page.keyboard.press('Escape');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('region', { name: 'Related rows' }).waitFor();
    await isInOrder();
  });
});

test('a filter that no longer fits says so and offers the way out', async ({ page, person }) => {
  await signIn(page, person);
  await page.goto('/data');
  await page.getByRole('link', { name: /^orders/i }).click();
  await page.getByRole('table').waitFor();
  await page.goto(`${page.url()}?where=${encodeURIComponent('{"path":"gone","op":"isNull"}')}`);
  await expect(page.getByText('This filter does not fit the table')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(51);

  // Searched and narrowed by keys, the list leaves the keyboard where it was.
  const search = page.getByRole('searchbox', { name: 'Search' }).last();
  await search.pressSequentially('SO-136000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await expect(search).toBeFocused();
});
