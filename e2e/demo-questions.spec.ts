// The questions that the demo offers, asked in a browser; what is right is said by SQL written by hand.
import { suggestedQuestions } from '#lib/demo/suggested-questions.ts';
import type { GoldDatabase } from '#lib/evals/gold-database.ts';
import { compareAnswer } from '#lib/evals/judge-case.ts';
import type { AssistantPage } from './assistant-page.ts';
import { expect, test } from './story.ts';

for (const locale of ['en', 'vi', 'es'] as const) {
  test.describe(() => {
    test.use({ locale: { en: 'en-US', vi: 'vi-VN', es: 'es-ES' }[locale] });

    test(`the demo answers what it offers in ${locale}`, async ({ assistant, house }) => {
      test.slow();
      for (const asked of suggestedQuestions.filter((one) => one.locale === locale)) {
        await test.step(asked.question, async () => {
          await assistant.open();
          await isAnswered(assistant, house.gold, asked);
        });
      }
    });
  });
}

async function isAnswered(
  assistant: AssistantPage,
  goldDatabase: GoldDatabase,
  { question, expect: expected }: (typeof suggestedQuestions)[number],
): Promise<void> {
  const view = await assistant.ask(question);
  expect(await view.getAttribute('data-envelope')).toBe(expected.type);
  if (expected.type !== 'answer') return;

  const envelope = await assistant.stored();
  if (envelope.type !== 'answer') throw new Error('Another envelope was stored than was shown.');
  const gold = await goldDatabase.run(expected.sql, 10_000);
  expect(compareAnswer(gold, envelope, expected.ordered)).not.toBe('different');

  // What is stored is also what is seen: the one number, or as many rows as there are.
  const rows = envelope.data.result?.rows ?? [];
  const number = view.locator('dd[data-value]');
  if (rows.length === 1 && envelope.data.result?.columns.length === 1) {
    await expect(number).toHaveAttribute('data-value', String(rows[0]?.[0]));
  } else {
    const table = view.getByRole('tab', { name: /table|bảng|tabla/i });
    if (await table.isVisible()) await table.click();
    await expect(view.getByRole('grid')).toHaveAttribute('aria-rowcount', String(rows.length + 1));
  }
}
