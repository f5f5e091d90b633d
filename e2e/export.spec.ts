import fs from 'node:fs';
import { expect, test } from './story.ts';

test('the whole result of an answer is taken away as a file', async ({ page, assistant, house }) => {
  const view = await assistant.ask('How many orders are there per status?');
  await view.getByRole('tab', { name: 'Table' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('docent-export.csv');
  const lines = fs.readFileSync(await download.path(), 'utf8').split('\r\n');
  const { rows } = await house.gold.run('select status, count(*) from orders group by 1', 5000);
  expect(lines.slice(1, -1).sort()).toEqual(rows.map((row) => row.join(',')).sort());
});
