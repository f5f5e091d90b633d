import { AssistantPage } from './assistant-page.ts';
import { expect, signIn, test } from './story.ts';

const question = 'How many products are there per category?';

test('an answer that an admin verified is the next person’s answer, until it is withdrawn', async ({
  page,
  admin,
  person,
  browser,
  baseURL,
}) => {
  await signIn(page, admin);
  const mine = new AssistantPage(page);
  await mine.open();
  const answer = await mine.ask(question);
  await answer.getByRole('button', { name: /^Verify: / }).click();
  await expect(page.getByText('Verified. The same question').first()).toBeVisible();

  // A question that follows on another is first said so that it stands alone.
  const next = await mine.ask('And only the 3 largest?');
  await next.getByRole('button', { name: /^Verify: / }).click();
  const alone = next.getByRole('textbox', { name: 'Question as it stands alone' });
  await alone.fill('Which 3 categories have the most products?');
  await next.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(alone).toBeHidden();

  const staff = await browser.newContext({ baseURL: baseURL ?? '' });
  const staffPage = await staff.newPage();
  await signIn(staffPage, person);
  const theirs = new AssistantPage(staffPage);
  await theirs.open();
  const asked = await theirs.ask(question);
  await expect(asked.getByText('Verified question')).toBeVisible();
  await expect(asked.getByRole('button', { name: /^Verify: / })).toHaveCount(0);

  await page.goto('/admin/verified');
  await expect(page.getByText('Which 3 categories have the most products?')).toBeVisible();
  // The sidebar lists the chats of the same words.
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: question });
  await row.getByRole('button', { name: 'Withdraw' }).click();
  await expect(row).toHaveCount(0);

  await theirs.open();
  const again = await theirs.ask(question);
  await expect(again.getByText('Verified question')).toHaveCount(0);
  await staff.close();
});
