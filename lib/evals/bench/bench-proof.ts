// One proof on a hundred protected questions, as the worker does it: a filter that reaches every question about
// its rows, and a word that reaches none of them.
import { openDatabase } from '../../db/client.ts';
import { loadDemo } from '../../demo/load-demo.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { feedbackPerHour } from '../../policy/feedback-quota.ts';
import type { GivenFeedback } from '../../policy/feedback-requests.ts';
import { giveFeedback } from '../../policy/give-feedback.ts';
import { type LearningWorld, openLearningWorld } from '../learn/learning-world.ts';
import { withBenchServer } from './bench-server.ts';
import { rounded } from './timings.ts';

const protectedQuestions = 100;
const now = new Date();
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
];
const asked = [
  'How many orders were placed',
  'List the orders placed',
  'How many orders does each customer have',
  'What is the number of orders per country',
];
const questions = [now.getUTCFullYear() - 1, now.getUTCFullYear() - 2, now.getUTCFullYear() - 3].flatMap(
  (year) => months.flatMap((month) => asked.map((question) => `${question} in ${month} ${year}?`)),
);

export async function benchProof(): Promise<Record<string, unknown>> {
  return withBenchServer(async (url) => {
    const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    const server = openDatabase(url, { connections: 1 });
    await server.$executeRawUnsafe('create database docent');
    await server.$executeRawUnsafe('create database demo');
    await server.$disconnect();
    await loadDemo(at('demo'), { now });
    const world = await openLearningWorld({
      databaseUrl: at('docent'),
      planner: planBuiltIn,
      timeZone: 'UTC',
    });
    try {
      await world.moveTo(at('demo'));
      const rated = await protect(world);
      return {
        protected_questions: rated,
        filter: await proofOf(world, 'How many orders are there?', 'cancelled orders should be excluded'),
        word: await proofOf(
          world,
          'How many zesty customers are there?',
          "zesty refers to country_code = 'VN'",
        ),
      };
    } finally {
      await world.close();
    }
  });
}

/** Asks until so many are answered, and rates each up. */
async function protect(world: LearningWorld): Promise<number> {
  let rated = 0;
  let asker = await world.person();
  for (const [place, question] of questions.entries()) {
    if (rated === protectedQuestions) break;
    if (place % feedbackPerHour === 0) asker = await world.person();
    const { envelope, messageId } = await world.ask(asker, { history: [], question, locale: 'en', now });
    if (envelope.type !== 'answer') continue;
    await giveFeedback(world.database, asker, { messageId }, { verdict: 'up' });
    rated += 1;
  }
  return rated;
}

/** The newest proof that comes of a complaint; undefined where nothing came of it. */
async function proofOf(world: LearningWorld, question: string, note: string) {
  const asker = await world.person();
  const { messageId } = await world.ask(asker, { history: [], question, locale: 'en', now });
  const given: GivenFeedback = { verdict: 'down', note };
  await giveFeedback(world.database, asker, { messageId }, given);
  await world.settle();
  const proof = await world.database.policyProof.findFirst({
    where: {
      version: { policy: { evidence: { some: { feedback: { messageId } } } } },
      endedAt: { not: null },
    },
    orderBy: { endedAt: 'desc' },
  });
  if (!proof?.endedAt) return undefined;
  const cases = proof.cases as { compared: string }[];
  const reached = cases.filter(({ compared }) => compared !== 'not_reached').length;
  return {
    questions: proof.total,
    reached,
    clean: proof.clean,
    seconds: rounded((proof.endedAt.getTime() - proof.startedAt.getTime()) / 1000),
  };
}
