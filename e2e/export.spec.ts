import fs from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './story.ts';

test('the whole result of an answer is taken away as a file', async ({ page, assistant, house }) => {
  const view = await assistant.ask('How many orders are there per status?');
  await view.getByRole('tab', { name: 'Table' }).click();
  const take = async (form: string) => {
    await view.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: form }).click(),
    ]);
    return download;
  };
  const download = await take('CSV');
  expect(download.suggestedFilename()).toBe('docent-export.csv');
  const lines = fs.readFileSync(await download.path(), 'utf8').split('\r\n');
  const { rows } = await house.gold.run('select status, count(*) from orders group by 1', 5000);
  expect(lines.slice(1, -1).sort()).toEqual(rows.map((row) => row.join(',')).sort());

  const workbook = await take('Excel (XLSX)');
  expect(workbook.suggestedFilename()).toBe('docent-export.xlsx');
  const sheet = unzipSync(fs.readFileSync(await workbook.path()))['xl/worksheets/sheet1.xml'];
  expect([...strFromU8(sheet ?? new Uint8Array()).matchAll(/<row>/g)]).toHaveLength(rows.length + 1);
});
