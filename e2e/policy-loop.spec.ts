import type { Browser, Page } from '@playwright/test';
import { AssistantPage } from './assistant-page.ts';
import { breaksNoRule } from './in-order.ts';
import { startModelDouble } from './model-double/model-double.ts';
import { planReply } from './model-double/plan-reply.ts';
import { unsaidEffect } from './model-double/unsaid-effect.ts';
import { type House, type Person, expect as plainExpect, signIn, test } from './story.ts';

/** Several processes take part: the worker makes the policy, and every answer is asked anew. */
const expect = plainExpect.configure({ timeout: 30_000 });

const question = 'Bao nhiêu hệ thống có trên 1.000 user?';

interface Cast {
  /** Of the admin, signed in. */
  readonly page: Page;
  readonly person: Person;
  readonly admin: Person;
  readonly house: House;
  readonly browser: Browser;
  readonly baseURL: string | undefined;
}

const story = test.extend<{ cast: Cast }>({
  cast: async ({ page, person, admin, house, browser, baseURL }, use) => {
    await signIn(page, admin);
    await use({ page, person, admin, house, browser, baseURL });
  },
});

story(
  'a thumbs-down in Vietnamese becomes a proven policy, and the next answer is right',
  async ({ cast }) => {
    story.slow();
    await complainsAndIsHeard(cast, {
      complaint: 'Sai rồi: "user" nghĩa là total_users của hệ thống',
      policy: /^“user” .*“total users”/,
    });
  },
);

story('so it does where a model reads the questions and writes the policy', async ({ cast }) => {
  story.slow();
  // Said otherwise than before: the same words would be one more voice for the policy that came of them.
  const complaint = 'Thiếu nhiều: ai đăng nhập được cũng phải tính, đừng chỉ lấy quản trị viên';
  const double = await startModelDouble('double', Number(process.env.DOCENT_E2E_MODEL_PORT));
  const means = (field: string) => planReply(`from systems where ${field} > 1000 measure count() as n`);
  double.script(
    { when: complaint, say: policyReply },
    {
      when: 'hệ thống có trên 1.000 user',
      times: Number.POSITIVE_INFINITY,
      say: (prompt: string) =>
        prompt.includes('means total_users') ? { ...means('total_users'), guidance: [1] } : means('users'),
    },
    // Of what else a proof asks it, it knows nothing.
    {
      when: '',
      times: Number.POSITIVE_INFINITY,
      say: planReply('', { intent: 'not_possible', plans: [], reason: 'no_such_data' }),
    },
  );
  const { page, baseURL } = cast;
  const choice = `${baseURL}/api/admin/model`;
  const headers = { origin: baseURL ?? '' };
  const limits = {
    person_calls: null,
    person_tokens: null,
    person_money: null,
    all_calls: null,
    all_tokens: null,
    all_money: null,
  };
  const primary = { provider: 'compatible', name: 'double', url: double.url };
  const chosen = await page.request.put(choice, { headers, data: { planner: 'model', primary, limits } });
  expect(chosen.ok()).toBe(true);
  try {
    await complainsAndIsHeard(cast, { complaint, policy: /^“người dùng” .*“total users”/ });
  } finally {
    await page.request.delete(choice, { headers });
    await double.close();
  }
});

/** A model that knows the word by another name first: what it makes is not what was made before. */
const policyReply = {
  root_cause: 'Đã đếm theo cột khác.',
  missing_knowledge: '"user" là gì.',
  policies: [
    {
      ...unsaidEffect,
      kind: 'word',
      term: 'người dùng',
      also: ['user'],
      plan: 'from systems show total_users',
    },
  ],
};

async function complainsAndIsHeard(
  { page, person, admin, house, browser, baseURL }: Cast,
  { complaint, policy }: { complaint: string; policy: RegExp },
): Promise<void> {
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
  await expect(first).toContainText('1.000: 0');

  await first.getByRole('button', { name: 'Trả lời chưa tốt' }).click();
  await staffPage.getByRole('form').getByRole('textbox').first().fill(complaint);
  await staffPage.getByRole('textbox', { name: 'Con số đúng, nếu bạn biết' }).fill('3');
  await staffPage.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(staffPage.getByText('Đã ghi nhận phản hồi và tạo giải pháp tự động').first()).toBeVisible();

  const waiting = page.getByRole('link', { name: policy });
  await expect(async () => {
    await page.goto('/admin/policies');
    await expect(waiting).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await waiting.click();
  // Until the proof has come to its end there is nothing to approve.
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Clean proof').first()).toBeVisible();
  // Only what was approved can be deployed; until then the admin is still at it.
  await expect(page.getByRole('button', { name: 'Deploy' })).toBeVisible();
  // A browser that was left open is not its admin.
  const createdAt = new Date(Date.now() - 11 * 60 * 1000);
  await house.database.session.updateMany({ where: { user: { email: admin.email } }, data: { createdAt } });
  await page.getByRole('button', { name: 'Deploy' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click();
  await page.getByLabel('Password').fill(admin.password);
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What it did' })).toBeVisible();
  await breaksNoRule(page);

  // Who complained sees it under the answer, is told, and asks again from there; then without the policy.
  await staffPage.reload();
  await expect(staffPage.getByText('Cải tiến đã áp dụng')).toBeVisible();
  const again = { name: 'Hỏi lại', exact: true };
  await expect(first.getByRole('button', again)).toBeVisible();
  await staffPage.getByRole('button', { name: /Thông báo/ }).click();
  await staffPage.getByRole('dialog').getByRole('button', again).click();
  const second = staffPage.locator('[data-envelope="answer"]').nth(1);
  await expect(second).toContainText('1.000: 3');
  await second.getByRole('button', { name: 'Cách trả lời' }).click();
  await second.getByRole('button', { name: /^Hỏi lại không dùng chính sách này/ }).click();
  await expect(second.getByRole('region', { name: /^Không dùng/ })).toContainText('1.000: 0');

  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByText('Rolled back').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Roll back' })).toBeHidden();
  const third = await ask();
  await expect(third).toContainText('1.000: 0');
  await staff.close();
}
