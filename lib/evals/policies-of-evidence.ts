import type { LivePolicy } from '../pipeline/live-policy.ts';
import { generatePolicies } from '../policy/generate/generate-policies.ts';
import type { EvalQuestion, OpenedSource } from './eval-runtime.ts';

/** What somebody's explanation of a question becomes, as if it were live; by rules, without a model. */
export async function policiesOfEvidence(
  evidence: string | undefined,
  question: EvalQuestion,
  source: OpenedSource,
  signal: AbortSignal,
): Promise<LivePolicy[]> {
  if (!evidence?.trim()) return [];
  const { manifest, locale } = source.context(question);
  const planning = await source.read(question, signal);
  const candidates = await generatePolicies(
    {
      question: question.question,
      locale,
      ...(planning.kind === 'plan' && { plan: planning.reading.plan }),
      words: evidence,
      turns: question.turns,
      now: question.now,
      timeZone: question.timeZone,
      manifest,
      policies: [],
    },
    {
      read: (policies) => source.read({ ...question, policies }, signal),
      async run(plan) {
        const asked = { ...question, plan: { plan, confidence: 1, assumptions: [] } };
        const { envelope } = await source.ask(asked, signal);
        return envelope.type === 'answer' ? envelope.data.result?.rows : undefined;
      },
    },
    signal,
  );
  return candidates.map(({ title, triggers, effect }, place) => ({
    id: `evidence ${place + 1}`,
    title,
    triggers,
    effect,
  }));
}
