// eval --learn: what complaints are worth. All cases are asked; in a half that a seed chooses, people complain
// where they were answered wrongly or not at all; what is made of it is proven, approved and deployed as in the
// product; then all cases are asked again. One source after the other, as a policy is of one source.
import type { SignedIn } from '../../auth/signed-in.ts';
import { seededRandom } from '../../demo/seeded-random.ts';
import type { Envelope } from '../../envelope/envelope.ts';
import { AssistantError } from '../../errors/assistant-error.ts';
import { failures } from '../../errors/failures.ts';
import type { Locale } from '../../i18n/locale.ts';
import { giveFeedback } from '../../policy/give-feedback.ts';
import { type GoldDatabase, openGoldDatabase } from '../gold-database.ts';
import { type CaseOutcome, type Gold, judgeCase } from '../judge-case.ts';
import { readGold } from '../read-gold.ts';
import type { Case } from '../suite.ts';
import { honestComplaint, type Poison, poisonedComplaint, wordsOf } from './complaint.ts';
import { isRight, type LearnedCase, type LearningReport, shareOf } from './learning-report.ts';
import type { LearningWorld } from './learning-world.ts';
import { type Submitted, whatWasLearned } from './what-was-learned.ts';

export interface LearningOptions {
  readonly world: LearningWorld;
  /** The URL of a case's source. */
  readonly locate: (found: Case) => string;
  readonly seed: string;
  /** Of cases that say none. */
  readonly locale: Locale;
  readonly now: Date;
  /** For the gold SQL of one case. */
  readonly milliseconds: number;
  readonly concurrency: number;
  readonly say: (line: string) => void;
}

interface Taken {
  readonly found: Case;
  readonly taught: boolean;
  readonly asker: SignedIn;
  readonly gold: Gold | { problem: string };
  readonly before: CaseOutcome;
  readonly messageId: string;
  complaint?: Submitted;
}

/** Milliseconds after which the same question is asked again: people have a number of questions a minute. */
const later = 2 * 60_000;
const everyTenth = 10;
/** Of ten complaints the one in the middle, so that a small suite has one too. */
const poisonedOne = 4;

/** @throws SetupError before anything is asked, when a case names a source that is not known */
export async function learnSuite(cases: readonly Case[], options: LearningOptions): Promise<LearningReport> {
  const started = performance.now();
  const bySource = Map.groupBy(cases, options.locate);
  const shuffled = seededRandom(options.seed).shuffled(cases);
  const taught = new Set(shuffled.slice(0, Math.ceil(cases.length / 2)));
  const complaints = { count: 0, poisoned: 0 };
  const learned = new Map<Case, LearnedCase>();
  const policies: LearningReport['per_policy'][number][] = [];
  let duplicates = 0;
  for (const [url, members] of bySource) {
    const gold = openGoldDatabase(url);
    try {
      const result = await learnSource({ url, members, taught, gold, complaints }, options);
      for (const [found, one] of result.cases) learned.set(found, one);
      policies.push(...result.policies);
      duplicates += result.duplicates;
    } catch (thrown) {
      // One source that cannot be asked is said of its cases, and the others are asked all the same.
      if (!(thrown instanceof AssistantError)) throw thrown;
      for (const found of members)
        if (!learned.has(found)) learned.set(found, unasked(found, taught.has(found), thrown.message));
    } finally {
      await gold.close();
    }
    const done = [...learned.values()];
    const { right_before: before, right_after: after } = shareOf(done);
    options.say(`${done.length} of ${cases.length} cases: ${before} right before, ${after} after`);
  }
  const all = cases.flatMap((found) => learned.get(found) ?? []);
  return {
    ...shareOf(all),
    seed: options.seed,
    taught: shareOf(all.filter((one) => one.taught)),
    untaught: shareOf(all.filter((one) => !one.taught)),
    policies: policies.length,
    deployed: policies.filter(({ state }) => state === 'deployed').length,
    duplicates,
    regressions_caught: policies.filter(({ proof }) => (proof.worse ?? 0) > 0).length,
    regressions_deployed: all.filter(({ before, after }) => isRight(before) && !isRight(after)).length,
    poisoned_submitted: complaints.poisoned,
    poisoned_deployed: policies.filter(({ state, poisoned }) => state === 'deployed' && poisoned).length,
    seconds: Math.round((performance.now() - started) / 1000),
    per_case: all,
    per_policy: policies,
  };
}

function unasked({ id }: Case, taught: boolean, message: string): LearnedCase {
  return { id, taught, before: 'failed', after: 'failed', used: [], message };
}

interface OneSource {
  readonly url: string;
  readonly members: readonly Case[];
  readonly taught: ReadonlySet<Case>;
  readonly gold: GoldDatabase;
  /** Counted over all sources. */
  readonly complaints: { count: number; poisoned: number };
}

async function learnSource(source: OneSource, options: LearningOptions) {
  const { world, concurrency } = options;
  const sourceId = await movedTo(source.url, world);
  const taken = await eachOf(source.members, concurrency, (found) => take(found, source, options));
  // What is right is known to be before anybody complains.
  for (const one of taken) if (isRight(one.before)) await rateUp(one, options);
  for (const one of taken) await complain(one, source, options);
  await world.settle();
  const again = await eachOf(taken, concurrency, async (one) => {
    const asked = conversationOf(one.found, options, later);
    const { envelope } = await world.ask(one.asker, asked);
    return { ...judged(one.found, envelope, one.gold), used: usedBy(envelope) };
  });
  const submitted = taken.flatMap(({ complaint }) => complaint ?? []);
  const { policies, outcomes, duplicates } = await whatWasLearned(world.database, sourceId, submitted);
  const cases = taken.map(({ found, taught, before, complaint }, place): [Case, LearnedCase] => {
    const after = again[place] as (typeof again)[number];
    const became = complaint && outcomes.get(complaint);
    return [
      found,
      {
        id: found.id,
        taught,
        before,
        after: after.outcome,
        ...(complaint &&
          became && {
            complaint: {
              ...(complaint.poison && { poison: complaint.poison }),
              said: complaint.given.note ?? '',
              ...(complaint.given.expected && { expected: complaint.given.expected }),
              ...became,
            },
          }),
        used: after.used,
        ...(after.message !== undefined && { message: after.message }),
      },
    ];
  });
  return { cases, policies, duplicates };
}

/** A machine that is busy may be too slow for a source once. @throws AssistantError when it cannot be opened */
async function movedTo(url: string, world: LearningWorld): Promise<string> {
  try {
    return await world.moveTo(url);
  } catch (thrown) {
    if (!(thrown instanceof AssistantError) || !failures[thrown.code].retryable) throw thrown;
    return world.moveTo(url);
  }
}

async function take(found: Case, { gold, taught }: OneSource, options: LearningOptions): Promise<Taken> {
  const asker = await options.world.person();
  const expected = await readGold(found, gold, options.milliseconds);
  const { envelope, messageId } = await options.world.ask(asker, conversationOf(found, options));
  const before = judged(found, envelope, expected).outcome;
  return { found, taught: taught.has(found), asker, gold: expected, before, messageId };
}

/** In both halves who asked says that the answer is right; that protects it. */
async function rateUp({ asker, messageId }: Taken, { world }: LearningOptions): Promise<void> {
  if (messageId !== '') await giveFeedback(world.database, asker, { messageId }, { verdict: 'up' });
}

/**
 * In the taught half what is not right is complained about: honestly by two people, each of an answer of their
 * own; every tenth time by one who poisons.
 */
async function complain(
  one: Taken,
  { members, complaints }: OneSource,
  options: LearningOptions,
): Promise<void> {
  const { world } = options;
  const { found, gold, asker, messageId } = one;
  if ('problem' in gold || messageId === '' || isRight(one.before)) return;
  if (!one.taught || wordsOf(found) === undefined) return;
  const isPoisoned = complaints.count % everyTenth === poisonedOne;
  complaints.count += 1;
  let poison: Poison | undefined;
  let given = honestComplaint(found, gold);
  if (isPoisoned) {
    const others = members.filter((other) => other !== found);
    ({ poison, given } = poisonedComplaint(found, gold, others, complaints.poisoned));
    complaints.poisoned += 1;
  }
  const first = await giveFeedback(world.database, asker, { messageId }, given);
  const ids = [first.id];
  if (!isPoisoned) {
    const other = await world.person();
    const answered = await world.ask(other, conversationOf(found, options));
    const second = await giveFeedback(world.database, other, { messageId: answered.messageId }, given);
    ids.push(second.id);
  }
  one.complaint = {
    caseId: found.id,
    ids,
    given,
    triggered: first.auto_generate_triggered,
    ...(poison && { poison }),
  };
}

function conversationOf({ history = [], question, locale }: Case, options: LearningOptions, after = 0) {
  const now = new Date(options.now.getTime() + after);
  return { history, question, locale: locale ?? options.locale, now };
}

function judged(
  { expect }: Case,
  envelope: Envelope,
  gold: Gold | { problem: string },
): { outcome: CaseOutcome; message?: string } {
  if ('problem' in gold) return { outcome: 'failed', message: `gold SQL: ${gold.problem}` };
  const { outcome } = judgeCase(expect, envelope, gold);
  return { outcome, ...(envelope.type === 'answer' ? {} : { message: envelope.message }) };
}

function usedBy(envelope: Envelope): string[] {
  if (envelope.type !== 'answer') return [];
  return (envelope.data.provenance?.policies ?? []).map(({ id }) => id);
}

/** Results in the order of the items, so many at a time. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < items.length; place = next++)
      results[place] = await work(items[place] as Item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
