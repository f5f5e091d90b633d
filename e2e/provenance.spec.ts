import { AssistantPage } from './assistant-page.ts';
import { expect, signIn, test } from './story.ts';

test('an admin sees how an answer came to be, down to the SQL', async ({ page, admin }) => {
  await signIn(page, admin);
  const assistant = new AssistantPage(page);
  await assistant.open();
  const view = await assistant.ask('How many orders are there per status?');
  await view.getByRole('button', { name: 'How this was answered' }).click();
  for (const [tab, text] of [
    ['Reading', 'Built-in'],
    ['Plan', '"measures"'],
    ['Code', 'db'],
    ['SQL', 'select'],
  ] as const) {
    await view.getByRole('tab', { name: tab, exact: true }).click();
    await expect(view.getByRole('tabpanel').last()).toContainText(text);
  }
});

test.describe('where staff do not read code', () => {
  const key = 'staff_reads_code';
  test.beforeEach(async ({ house }) => {
    await house.database.setting.upsert({
      where: { key },
      create: { key, value: false },
      update: { value: false },
    });
  });
  test.afterEach(async ({ house }) => {
    await house.database.setting.deleteMany({ where: { key } });
  });

  test('they have the reading and the plan', async ({ assistant }) => {
    const view = await assistant.ask('How many orders are there per status?');
    await view.getByRole('button', { name: 'How this was answered' }).click();
    await expect(view.getByRole('tab', { name: 'Plan', exact: true })).toBeVisible();
    await expect(view.getByRole('tab', { name: 'Code', exact: true })).toHaveCount(0);
    await expect(view.getByRole('tab', { name: 'SQL', exact: true })).toHaveCount(0);
  });
});
