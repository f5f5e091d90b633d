// The running app: attacks on its routes, words sent by staff, and what the pages make of them.
import type { Attack } from './attack-file.ts';
import type { AttackLayers } from './attack-layers.ts';
import type { AttackServer } from './fixture-database.ts';
import { judgeFloors } from './floors.ts';
import { notUnderstood } from './http-judge.ts';
import { textsOf } from './page/page-attacks.ts';
import type { AttackSteps } from './run-attacks.ts';
import { skipped } from './verdict.ts';

/** What only a page can break. */
const ofPages = /^(no_egress|no_script|visible_text)$/;

/** False when the judge is blind. */
export async function runOverHttp(
  steps: AttackSteps,
  server: AttackServer,
  layers: AttackLayers,
): Promise<boolean> {
  const { of, book, say, startHttp, promises } = steps;
  const attacks = of('http');
  const texts = of('text');
  const shown = [...texts, ...attacks, ...of('question')]
    .map((attack) => ({ attack, texts: textsOf(attack) }))
    .filter((one) => one.texts.length > 0);
  if (!startHttp) {
    for (const attack of attacks) book.add(skipped(attack.id, 'the web app was not started'));
    return true;
  }
  if (attacks.length + shown.length === 0) return true;
  say('http: starting the web app');
  const world = await startHttp(server, layers);
  try {
    for (const attack of attacks) book.add(await world.run(attack));
    const unknown = new Set(attacks.flatMap(notUnderstood));
    if (unknown.size > 0) say(`http: expectations that are not known here: ${[...unknown].join(', ')}`);
    for (const attack of texts) book.add(await world.say(attack));
    tellPromises(steps);
    const pages = await world.pages();
    if (!pages) {
      for (const { attack } of shown.filter(({ attack: one }) => needsPage(one)))
        book.add(skipped(attack.id, 'there is no browser here to look at the page with'));
      say('pages: there is no browser here, so nothing was looked at');
      return true;
    }
    try {
      const found = await pages.run(shown);
      for (const [id, problems] of found)
        if (problems.length > 0)
          book.addProblems(
            id,
            problems.map((problem) => `on the page: ${problem}`),
          );
      const broken = [...found].filter(([, problems]) => problems.length > 0).map(([id]) => id);
      const { broken: weak, live } = await pages.runWeakly(shown);
      const sees = live < 5 || weak >= live / 2;
      say(
        `pages: a careless page is broken by ${weak} of ${live} texts that are markup${sees ? '' : ': BLIND'}`,
      );
      promises.tally('S10', 'the browser asks nothing of others, and text stays text', broken, shown.length);
      return sees;
    } finally {
      await pages.close();
    }
  } finally {
    await world.close();
  }
}

function needsPage({ expect }: Attack): boolean {
  const invariants = (expect.invariants ?? []) as string[];
  return expect.dom !== undefined || invariants.some((one) => ofPages.test(one));
}

function tellPromises({ of, book, promises }: AttackSteps): void {
  const attacks = of('http');
  const of_ = (name: RegExp) => attacks.filter((attack) => name.test(attack.class));
  promises.count('S12', 'own objects only', of_(/idor|mass-assignment|auth/), book);
  promises.count('S13', 'old tricks on the framework stay closed', of_(/framework|path|cache/), book);
  const [below, checked] = judgeFloors();
  promises.tally('S13', 'versions are at their floors', below, checked);
  promises.count('S15', 'bad input never gives a 5xx', of_(/fuzz|input/), book);
}
