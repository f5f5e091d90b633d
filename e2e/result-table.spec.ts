import fs from 'node:fs';
import { expect, test } from './story.ts';

test('a table is read, sorted, narrowed and copied with the keyboard alone', async ({ assistant, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await assistant.ask('Total order amount by country');
  await assistant.last.getByRole('tab', { name: 'Table' }).focus();
  await page.keyboard.press('Enter');
  const grid = assistant.last.getByRole('grid');
  await grid.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const heading = grid.getByRole('columnheader').first();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.getByRole('row').nth(1).getByRole('gridcell').first()).toHaveText('Argentina');

  const width = () => heading.evaluate((element) => element.getBoundingClientRect().width);
  const before = await width();
  for (let press = 0; press < 20; press++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('Copied 2 cells').first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Argentina\nBrazil');

  await page.keyboard.press('Escape');
  await assistant.last.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(grid.getByRole('columnheader')).toHaveCount(1);
});

test('a chart is chosen by rule, drawn otherwise, and taken away as a picture', async ({
  assistant,
  page,
}) => {
  await assistant.ask('How many orders are there per status?');
  const figure = assistant.last.getByRole('figure');
  await expect(figure.getByRole('button', { name: 'Bars' })).toHaveAttribute('aria-pressed', 'true');
  await figure.getByRole('button', { name: 'Shares' }).click();
  await expect(figure.getByRole('img')).toContainText('%');
  for (const [form, begins] of [
    ['SVG', '<svg'],
    ['PNG', '\u0089PNG'],
  ] as const) {
    const download = page.waitForEvent('download');
    await figure.getByRole('button', { name: `Save the chart as ${form}` }).click();
    const file = await (await download).path();
    expect(fs.readFileSync(file, 'latin1').slice(0, begins.length)).toBe(begins);
  }
  await assistant.open();
  await assistant.ask('Number of orders per month and status');
  await expect(assistant.last.getByRole('figure').getByRole('button', { name: 'Stacked' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  // What the pointer is over says its numbers, and is no part of the picture that is taken away.
  await assistant.last.locator('svg[role=img] > rect[data-pointer-only]').nth(2).hover();
  await expect(assistant.last.locator('foreignObject')).toContainText(/\d{4}.*delivered.*\d/);
  // The last label of the axis is not cut by the edge of the picture.
  const outside = await assistant.last.getByRole('img').evaluate((svg) => {
    const right = svg.getBoundingClientRect().right;
    return [...svg.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().right > right + 1)
      .length;
  });
  expect(outside).toBe(0);
});

test('of a thousand rows those in view are on the page, and all can be reached', async ({
  assistant,
  page,
}) => {
  await assistant.ask('List all orders');
  const grid = assistant.last.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '1001');
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[aria-rowindex="1001"]')).toBeInViewport();
  await page.keyboard.press('Control+Home');
  // The other end of all of them comes first, not of those that were sent.
  await grid.getByRole('columnheader').first().getByRole('button').dblclick();
  await expect(assistant.last.getByRole('status')).toHaveText('Showing 1,000 of 36,000 rows');
  await expect(grid.locator('[aria-rowindex="2"]')).toContainText('SO-136000');
  await assistant.last.getByRole('button', { name: 'Load up to 10,000 rows' }).press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '10001');
  await expect(grid.locator('[aria-rowindex="2"]')).toContainText('SO-136000');
  // The button is gone, and the keyboard with the rows.
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[aria-rowindex="10001"]')).toBeInViewport();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Related rows' })).toBeVisible();
});
