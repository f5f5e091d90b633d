import path from 'node:path';
import { AssistantPage } from './assistant-page.ts';
import { expect, signIn, test } from './story.ts';

test('the picture of the README is an answer of this very version', async ({ page, admin }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await signIn(page, admin);
  const assistant = new AssistantPage(page);
  await assistant.open();
  const view = await assistant.ask('How many orders are there per status?');
  expect(await view.getAttribute('data-envelope')).toBe('answer');
  await view.getByRole('button', { name: 'How this was answered' }).click();
  await expect(view.getByRole('tabpanel').last()).toContainText('Built-in');
  // Only on request: a picture made anew at each run would be a change in each commit.
  if (process.env.DOCENT_SCREENSHOTS !== '1') return;
  await page.screenshot({ path: path.join(import.meta.dirname, 'screenshots', 'answer.png') });
});
