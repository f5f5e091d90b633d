// Text that strangers wrote, in every place where the conversation shows words: it is shown as text, with what
// nobody sees made visible, and the browser asks nothing of anybody for it.
import path from 'node:path';
import { readAttacks } from '#lib/evals/attacks/attack-file.ts';
import { isShown, judgeState } from '#lib/evals/attacks/page/judge-page.ts';
import { lookThrough } from '#lib/evals/attacks/page/look-through.ts';
import { textsOf } from '#lib/evals/attacks/page/page-attacks.ts';
import { seedChat } from '#lib/evals/attacks/page/seed-texts.ts';
import { expect, test } from './story.ts';

const corpus = path.join(import.meta.dirname, '..', 'lib', 'evals', 'attacks', 'corpus');
const texts = readAttacks(path.join(corpus, 'texts.jsonl')).attacks.flatMap(textsOf);

test('text of attackers stays text', async ({ page, assistant, person, house, baseURL }) => {
  test.slow();
  await expect(assistant.box).toBeVisible();
  const { id } = await house.database.user.findUniqueOrThrow({ where: { email: person.email } });
  const look = async (shown: readonly string[]) => {
    await page.goto(`/chats/${await seedChat(house.database, id, shown)}`);
    return lookThrough(page, new URL(baseURL ?? '').origin);
  };
  const harmless = await look(texts.map((_, at) => `Nothing in particular ${at}`));
  const state = await look(texts);
  expect([...judgeState(state, harmless)]).toEqual([]);
  expect(texts.filter((text) => !isShown(text, state))).toEqual([]);
});
