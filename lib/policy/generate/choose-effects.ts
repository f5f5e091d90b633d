// Which of the effects that somebody's words may come to are worth proposing. The question is read again
// under each of them: one is worth it when the plan then says what was said, and better still gives the
// answer that was expected. What the plan says already needs no policy.
import type { Cell } from '../../envelope/envelope.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import type { Planning } from '../../pipeline/stages.ts';
import { agrees } from './expected-answer.ts';
import { giveWay } from './give-way.ts';
import { planFacts, satisfied } from './plan-facts.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';
import { type EffectChoice, type Proposal, tried } from './proposal.ts';

export interface Trial {
  readonly score: number;
  /** Of the reading, 0 where there is none. */
  readonly confidence: number;
  /** How much of what was said the plan says, 0 to 1. */
  readonly says: number;
  readonly plan?: Plan;
  readonly agrees?: boolean;
}

export interface ChosenEffects {
  readonly chosen: readonly { readonly choice: EffectChoice; readonly said: string }[];
  readonly before: Trial;
  readonly after: Trial;
}

type Picked = readonly (EffectChoice | undefined)[];

/** Readings that one generation may ask for. */
const mostTrials = 160;
/** What a policy must add: a reading that is only a little surer is not worth one. */
const least = 0.12;
/** What a guess is worth less than what was said, however well the question is then read. */
const unsure = 0.8;

/** `required`: facts of the question itself, which no policy may lose. */
export async function chooseEffects(
  proposals: readonly Proposal[],
  policyCase: PolicyCase,
  tools: GeneratorTools,
  signal: AbortSignal,
  required: ReadonlySet<string>,
): Promise<ChosenEffects> {
  const none: Picked = proposals.map(() => undefined);
  const known = new Map<string, Promise<Trial>>();
  const attempt = (choices: Picked): Promise<Trial> => {
    const key = JSON.stringify(choices.map((choice) => choice && [choice.effect, choice.triggers]));
    const done = known.get(key);
    if (done || known.size >= mostTrials) return done ?? Promise.resolve(nothing);
    signal.throwIfAborted();
    const trial = tryEffects(choices, proposals, required, policyCase, tools);
    known.set(key, trial);
    return trial;
  };
  const before = await attempt(none);
  const alone = await climb(none, before, proposals, attempt);
  // Two words that are not known hide each other: neither helps before the other is there.
  const together = proposals.map(({ choices }) => choices[0]);
  const both =
    proposals.length > 1 && alone.trial.says < 1
      ? await climb(together, await attempt(together), proposals, attempt)
      : alone;
  let { picked, trial: best } = both.trial.score > alone.trial.score + least ? both : alone;
  // What may be left out without loss is left out: the fewest policies that do it.
  for (const [place, choice] of picked.entries()) {
    if (!choice) continue;
    const fewer = picked.with(place, undefined);
    const trial = await attempt(fewer);
    if (trial.score < best.score - least) continue;
    best = trial;
    picked = fewer;
  }
  const chosen = picked.flatMap((choice, place) => {
    const { said = '', choices = [] } = proposals[place] ?? {};
    // Where the question is still not read, no trial says which words are meant; the likeliest are, and a guess is none.
    const meant = best.plan ? choice : choice && (choices[0] ?? choice);
    return meant && (best.plan || !meant.guessed) ? [{ choice: meant, said }] : [];
  });
  // What was answered, and no longer would be, is made no better.
  const runs = best.plan ? (await tools.run(best.plan)) !== undefined : !before.plan;
  return { chosen: runs ? chosen : [], before, after: best };
}

/** Takes the better choice for one thing after the other, as long as that makes the reading better. */
async function climb(
  start: Picked,
  from: Trial,
  proposals: readonly Proposal[],
  attempt: (choices: Picked) => Promise<Trial>,
): Promise<{ picked: Picked; trial: Trial }> {
  let picked = start;
  let trial = from;
  for (let round = 0; round < 2; round += 1) {
    for (const [place, { choices }] of proposals.entries()) {
      for (const choice of [...choices, undefined]) {
        const next = picked.with(place, choice);
        const made = await attempt(next);
        if (made.score <= trial.score + least) continue;
        trial = made;
        picked = next;
      }
    }
  }
  return { picked, trial };
}

const nothing: Trial = { score: -1, confidence: 0, says: 0 };

async function tryEffects(
  choices: readonly (EffectChoice | undefined)[],
  proposals: readonly Proposal[],
  required: ReadonlySet<string>,
  policyCase: PolicyCase,
  tools: GeneratorTools,
): Promise<Trial> {
  await giveWay();
  const policies: LivePolicy[] = choices.flatMap((choice, place) => (choice ? [tried(choice, place)] : []));
  const planning = await tools.read([...policyCase.policies, ...policies]);
  const read = planning && readingOf(planning);
  if (!read) return { score: 0, confidence: 0, says: 0 };
  const facts = planFacts(read.plan, policyCase.manifest);
  const said = proposals.map(({ choices: all }, place) => saysOf(choices[place], all, facts));
  const says = said.length === 0 ? 1 : said.reduce((sum, one) => sum + one, 0) / said.length;
  const isAnswer = planning?.kind === 'plan';
  let score = 2 * says + 0.25 * read.confidence + (isAnswer ? 0.5 : 0) + 0.8 * satisfied(required, facts);
  score -= unsure * choices.filter((choice) => choice?.guessed).length;
  let isExpected: boolean | undefined;
  if (isAnswer && policyCase.expected) {
    const rows = await tools.run(read.plan);
    isExpected = rows && (await isAsExpected(rows, policyCase, tools));
    // A plan that cannot be run is no answer, whatever it says.
    score += isExpected === true ? 10 : -1;
    // Who knows the row does not expect it among others, or several times.
    if (isExpected && 'row' in policyCase.expected && (rows?.length ?? 0) > 1) score -= among;
  }
  return {
    score,
    confidence: isAnswer ? read.confidence : 0,
    says,
    ...(isAnswer && { plan: read.plan }),
    ...(isExpected !== undefined && { agrees: isExpected }),
  };
}

const among = 0.5;

/** A number that stands beside another was not what its word was asked for. */
const besides = 0.6;

/** What was chosen must be said; where nothing was, the plan may say one of the meanings by itself. */
function saysOf(
  chosen: EffectChoice | undefined,
  all: readonly EffectChoice[],
  facts: ReadonlySet<string>,
): number {
  const judged = chosen ? [chosen] : all;
  const says = Math.max(
    0,
    ...judged.map(({ demanded, refused = new Set<string>() }) => {
      const kept = [...refused].filter((fact) => facts.has(fact)).length;
      return satisfied(demanded, facts) - (refused.size > 0 ? kept / refused.size : 0);
    }),
  );
  return chosen?.effect.kind === 'metric' && isOneOfSeveral(facts) ? besides * says : says;
}

function isOneOfSeveral(facts: ReadonlySet<string>): boolean {
  return [...facts].some((fact) => fact.startsWith('numbers '));
}

function readingOf(planning: Planning): { plan: Plan; confidence: number } | undefined {
  if (planning.kind === 'plan') return planning.reading;
  if (planning.kind !== 'clarification') return undefined;
  const [first] = planning.options;
  return first && { plan: first.reading.plan, confidence: first.reading.confidence * 0.5 };
}

async function isAsExpected(
  rows: readonly (readonly Cell[])[],
  { expected }: PolicyCase,
  tools: GeneratorTools,
): Promise<boolean | undefined> {
  if (!expected) return undefined;
  if ('plan' in expected) {
    const wanted = await tools.run(expected.plan);
    return wanted && agrees({ rows: wanted }, rows);
  }
  return agrees(expected, rows);
}
