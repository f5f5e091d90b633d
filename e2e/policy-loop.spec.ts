import { AssistantPage } from './assistant-page.ts';
import { expect as plainExpect, signIn, test } from './story.ts';

/** Several processes take part: the worker makes the policy, and every answer is asked anew. */
const expect = plainExpect.configure({ timeout: 30_000 });

const question = 'Bao nhiêu hệ thống có trên 1.000 user?';

test('a thumbs-down in Vietnamese becomes a proven policy, and the next answer is right', async ({
  page,
  person,
  admin,
  house,
  browser,
  baseURL,
}) => {
  test.slow();
  const staff = await browser.newContext({ baseURL: baseURL ?? '', locale: 'vi-VN' });
  const staffPage = await staff.newPage();
  await signIn(staffPage, person);
  const assistant = new AssistantPage(staffPage);
  const ask = async () => {
    await staffPage.goto('/chats/new');
    await assistant.box.fill(question);
    await assistant.box.press('Enter');
    return staffPage.locator('[data-envelope="answer"]');
  };
  const first = await ask();
  await expect(first).toContainText('1000: 0');

  await first.getByRole('button', { name: 'Trả lời chưa tốt' }).click();
  await staffPage
    .getByRole('form')
    .getByRole('textbox')
    .first()
    .fill('Sai rồi: "user" nghĩa là total_users của hệ thống');
  await staffPage.getByRole('textbox', { name: 'Con số đúng, nếu bạn biết' }).fill('3');
  await staffPage.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(staffPage.getByText('Đã ghi nhận phản hồi và tạo giải pháp tự động').first()).toBeVisible();

  await signIn(page, admin);
  const waiting = page.getByRole('link', { name: /total_users/ });
  await expect(async () => {
    await page.goto('/admin/policies');
    await expect(waiting).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await waiting.click();
  // Until the proof has come to its end there is nothing to approve.
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Clean proof').first()).toBeVisible();
  // A browser that was left open is not its admin.
  const createdAt = new Date(Date.now() - 11 * 60 * 1000);
  await house.database.session.updateMany({ where: { user: { email: admin.email } }, data: { createdAt } });
  await page.getByRole('button', { name: 'Deploy' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click();
  await page.getByLabel('Password').fill(admin.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible();

  // Who complained sees it under the answer, is told, and asks again from there; then without the policy.
  await staffPage.reload();
  await expect(staffPage.getByText('Cải tiến đã áp dụng')).toBeVisible();
  await staffPage.getByRole('button', { name: /Thông báo/ }).click();
  await staffPage.getByRole('button', { name: 'Hỏi lại', exact: true }).click();
  const second = staffPage.locator('[data-envelope="answer"]').nth(1);
  await expect(second).toContainText('1000: 3');
  await second.getByRole('button', { name: 'Cách trả lời' }).click();
  await second.getByRole('button', { name: /^Hỏi lại không dùng chính sách này/ }).click();
  await expect(second.getByRole('region', { name: /^Không dùng/ })).toContainText('1000: 0');

  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('Rolled back').first()).toBeVisible();
  const third = await ask();
  await expect(third).toContainText('1000: 0');
  await staff.close();
});
