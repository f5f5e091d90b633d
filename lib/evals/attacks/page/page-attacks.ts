// Shows what attackers wrote on the real pages, in a real browser, and says what came of it.
import { type Attack, textsIn } from '../attack-file.ts';
import { origin } from '../attacked-origin.ts';
import type { App } from '../http-world.ts';
import { openAttackedBrowser } from './attacked-browser.ts';
import { isShown, judgeState, type PageState, stateOf } from './judge-page.ts';
import { lookThrough } from './look-through.ts';
import { seedChat, storable } from './seed-texts.ts';
import { isLive, weakMarkup } from './weak-page.ts';

const harmlessText = 'Nothing in particular';

export interface Shown {
  readonly attack: Attack;
  readonly texts: readonly string[];
}

export interface PageAttacks {
  /** Problems by the id of the attack; none where it is absent. */
  run(shown: readonly Shown[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Whether what does not hold is noticed: how many of the live texts broke a careless page, of how many. */
  runWeakly(shown: readonly Shown[]): Promise<{ broken: number; live: number }>;
  close(): Promise<void>;
}

/** Every text of an attack that a page could come to show. */
export function textsOf({ input }: Attack): string[] {
  const worst = (input.worst_case ?? {}) as Record<string, unknown>;
  const said = [worst.markdown, worst.text].filter((text) => typeof text === 'string');
  const texts = [...textsIn(input), ...said].map(storable);
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}

/** Undefined where there is no browser to look with. `answerable` is a question that lists the remarks. */
export async function openPageAttacks(
  app: App,
  answerable: string,
  chromium: string | undefined,
): Promise<PageAttacks | undefined> {
  const owner = app.people.staffA;
  if (chromium === undefined || !owner) return undefined;
  const browser = await openAttackedBrowser(chromium, { port: app.port, origin });
  const watched = await browser.open(owner.cookie);
  type Look = { readonly state: PageState; readonly events: readonly string[] };

  /** In every place of our records. */
  const asRecords = async (texts: readonly string[]): Promise<Look> => {
    const chatId = await seedChat(app.database, owner.id, texts);
    await watched.page.goto(`${origin}/chats/${chatId}`);
    const look = { state: await lookThrough(watched.page, origin), events: await watched.takeEvents() };
    await app.database.chat.update({ where: { id: chatId }, data: { deletedAt: new Date() } });
    return look;
  };
  /** As rows of the team's database, which are asked for by typing a question. */
  const asRows = async (texts: readonly string[]): Promise<Look> => {
    await app.putIntoRows(texts);
    await app.database.questionQuota.deleteMany();
    await watched.page.goto(`${origin}/chats/new`);
    const box = watched.page.getByRole('textbox', { name: /question/i });
    await box.fill(answerable);
    await box.press('Enter');
    await watched.page.locator('article [data-envelope=answer]').waitFor();
    return { state: await lookThrough(watched.page, origin), events: await watched.takeEvents() };
  };
  const waysToShow = [
    { show: asRecords, together: 4, harmless: new Map<number, PageState>() },
    { show: asRows, together: 50, harmless: new Map<number, PageState>() },
  ] as const;
  type Way = (typeof waysToShow)[number];

  const harmlessOf = async ({ show, harmless }: Way, count: number): Promise<PageState> => {
    const known = harmless.get(count);
    if (known) return known;
    const { state, events } = await show(Array.from({ length: count }, (_, at) => `${harmlessText} ${at}`));
    if (events.length > 0) throw new Error(`A page without attacks: ${events.join('; ')}`);
    harmless.set(count, state);
    return state;
  };
  const problemsOf = async (way: Way, texts: readonly string[]): Promise<string[]> => {
    const usual = await harmlessOf(way, texts.length);
    const { state, events } = await way.show(texts);
    const missing = texts.filter((text) => !isShown(text, state)).map(() => 'its text was not shown');
    return [...new Set([...events, ...judgeState(state, usual), ...missing])];
  };

  return {
    async run(shown) {
      const found = new Map<string, string[]>();
      const all = shown.flatMap(({ attack, texts }) => texts.map((text) => ({ id: attack.id, text })));
      for (const way of waysToShow) {
        for (let at = 0; at < all.length; at += way.together) {
          const batch = all.slice(at, at + way.together);
          const texts = batch.map(({ text }) => text);
          if ((await problemsOf(way, texts)).length === 0) continue;
          // Each alone, to know which it was.
          for (const { id, text } of batch)
            found.set(id, [...(found.get(id) ?? []), ...(await problemsOf(way, [text]))]);
        }
      }
      return found;
    },
    async runWeakly(shown) {
      const live = shown.flatMap(({ texts }) => texts).filter(isLive);
      let broken = 0;
      for (const text of live) {
        await watched.showMarkup(weakMarkup(text));
        const state = await stateOf(watched.page, origin);
        const events = await watched.takeEvents();
        const { title: _title, ...elements } = state.elements;
        if (
          events.length + state.problems.length > 0 ||
          Object.keys(elements).some((name) => name !== 'meta')
        )
          broken++;
      }
      return { broken, live: live.length };
    },
    close: () => browser.close(),
  };
}
