// The questions a candidate is tried on: those that failed and other ways to ask them, those that are
// protected (verified, or rated up), and those that people asked of the same things.
import type { Database } from '../db/client.ts';
import { nearestLocale } from '../i18n/locale.ts';
import { foldWords } from '../pipeline/context-builder.ts';
import type { LivePolicy, PolicyEffect } from '../pipeline/live-policy.ts';
import { type Plan, planSchema } from '../pipeline/plan.ts';
import { expectedAnswerSchema } from './feedback-requests.ts';
import type { Expected } from './generate/policy-case.ts';
import { type KeptQuestion, keptQuestion } from './kept-question.ts';
import { paraphrasesOf } from './paraphrases.ts';
import type { ProofKind } from './proof-case.ts';

export interface ChosenCase {
  readonly key: string;
  readonly kind: ProofKind;
  readonly asked: KeptQuestion;
  /** In other words than the kept question. */
  readonly words?: string;
  /** The plan that is known to be right; absent where nobody said so. */
  readonly truth?: Plan;
  /** The plan that was complained about. */
  readonly wrong?: Plan;
  readonly expected?: Expected;
}

const failedTried = 5;
const neighboursTried = 40;
const protectedTried = 400;
const logRead = 1000;
/** Kept questions that are read at the same time. */
const readTogether = 8;
const days = 90;

export interface Candidate {
  readonly policyId: string;
  readonly sourceId: string;
  readonly live: LivePolicy;
}

/** In the order in which they are tried: what decides comes first, for a budget may end the list. */
export async function chooseProofCases(database: Database, candidate: Candidate): Promise<ChosenCase[]> {
  const failed = await failedCases(database, candidate.policyId);
  const secured = await protectedCases(database, candidate.sourceId);
  const [first] = failed;
  const paraphrases = first
    ? paraphrasesOf(first.asked.question, first.asked.locale).map(
        (words, place): ChosenCase => ({ ...first, key: `paraphrase:${place}`, kind: 'paraphrase', words }),
      )
    : [];
  const taken = new Set([...failed, ...secured].map(({ asked }) => foldWords(asked.question)));
  const neighbours = await neighbourCases(database, candidate, taken);
  return [...failed, ...secured, ...paraphrases, ...neighbours];
}

async function failedCases(database: Database, policyId: string): Promise<ChosenCase[]> {
  const evidence = await database.policyEvidence.findMany({
    where: { policyId, feedback: { verdict: 'down' } },
    orderBy: [{ origin: 'desc' }, { at: 'asc' }],
    take: failedTried,
    select: { feedback: { select: { messageId: true, expected: true } } },
  });
  const cases = await Promise.all(
    evidence.map(async ({ feedback }): Promise<ChosenCase | undefined> => {
      const kept = await keptQuestion(database, feedback.messageId);
      const expected = expectedAnswerSchema.safeParse(feedback.expected);
      return (
        kept && {
          key: `failed:${feedback.messageId}`,
          kind: 'failed',
          asked: kept.asked,
          ...(kept.answered.plan ? { wrong: kept.answered.plan } : {}),
          ...(expected.success && !('option' in expected.data) ? { expected: expected.data } : {}),
        }
      );
    }),
  );
  return cases.filter((one) => one !== undefined);
}

/** Verified by an admin, or rated up by who asked: from the newest on. */
async function protectedCases(database: Database, sourceId: string): Promise<ChosenCase[]> {
  const [verified, ratedUp] = await Promise.all([
    database.verifiedQuestion.findMany({
      where: { sourceId, withdrawnAt: null },
      orderBy: { verifiedAt: 'desc' },
      take: protectedTried,
    }),
    database.feedback.findMany({
      where: { verdict: 'up', message: { plan: { not: 'DbNull' as never }, queryLog: { sourceId } } },
      orderBy: { createdAt: 'desc' },
      take: protectedTried,
      select: { messageId: true },
    }),
  ]);
  const byAdmins = verified.flatMap((each): ChosenCase[] => {
    const truth = planSchema.safeParse(each.plan);
    if (!truth.success) return [];
    const asked: KeptQuestion = {
      question: each.question,
      locale: nearestLocale(each.locale),
      timeZone: 'UTC',
      turns: [],
      askerId: each.verifiedById,
      chatId: each.id,
      sourceId,
    };
    return [{ key: `verified:${each.id}`, kind: 'verified', asked, truth: truth.data }];
  });
  const byPeople: ChosenCase[] = [];
  for (let at = 0; at < ratedUp.length; at += readTogether) {
    const lot = ratedUp.slice(at, at + readTogether);
    const kept = await Promise.all(lot.map(({ messageId }) => keptQuestion(database, messageId)));
    for (const [place, one] of kept.entries()) {
      const truth = one?.answered.plan;
      const key = `rated_up:${lot[place]?.messageId}`;
      if (one && truth) byPeople.push({ key, kind: 'rated_up', asked: one.asked, truth });
    }
  }
  return [...byAdmins, ...byPeople];
}

/** Asked lately of the same models, or with the same words; each question once. */
async function neighbourCases(
  database: Database,
  { sourceId, live }: Candidate,
  taken: Set<string>,
): Promise<ChosenCase[]> {
  const since = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  const logs = await database.$queryRaw<{ messageId: string; models: string[]; question: string }[]>`
    select l."messageId", l."candidateModels" as models, q.content as question
    from "QueryLog" l
    join "Message" a on a.id = l."messageId"
    join "Message" q on q."chatId" = a."chatId" and q.position = a.position - 1
    where l."sourceId" = ${sourceId}::uuid and l."createdAt" > ${since}
    order by l."createdAt" desc limit ${logRead}`;
  const models = modelsOf(live.effect);
  const words = wordsOf(live).map(foldWords);
  const cases: ChosenCase[] = [];
  for (const { messageId, models: touched, question } of logs) {
    if (cases.length >= neighboursTried) break;
    const folded = foldWords(question);
    const says = words.some((word) => word !== '' && ` ${folded} `.includes(` ${word}`));
    const touches = words.length === 0 && touched.some((model) => models.includes(model));
    if (taken.has(folded) || !(says || touches)) continue;
    taken.add(folded);
    const kept = await keptQuestion(database, messageId);
    if (kept) cases.push({ key: `neighbour:${messageId}`, kind: 'neighbour', asked: kept.asked });
  }
  return cases;
}

function modelsOf(effect: PolicyEffect): string[] {
  if (effect.kind === 'joinPath') return [effect.from, effect.to];
  return 'model' in effect ? [effect.model] : [];
}

/** The words a question must have for the policy to reach it; none where it reaches whatever is asked. */
function wordsOf({ effect, triggers }: LivePolicy): string[] {
  return 'term' in effect ? [effect.term, ...triggers] : [...triggers];
}
