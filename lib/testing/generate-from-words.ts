// Policies made of what somebody says of a question, by rules and over the built-in planner, with no database.
import { expect } from 'vitest';
import type { ManifestIndex } from '../data-source/manifest.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { applicablePolicies } from '../language/policies/applicable-policies.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Plan } from '../pipeline/plan.ts';
import { type Context, defaultPlannerSettings } from '../pipeline/stages.ts';
import { generatePolicies } from '../policy/generate/generate-policies.ts';
import { policyCandidateSchema } from '../policy/generate/policy-candidate.ts';
import type { PolicyCase } from '../policy/generate/policy-case.ts';

/** `rows`: the one number that a plan answers with; `after`: how the question is read under what was made. */
export async function generateFromWords(
  question: string,
  words: string,
  more: Partial<PolicyCase> & { manifest: ManifestIndex },
  rows?: (plan: Plan) => number,
) {
  const policyCase: PolicyCase = {
    question,
    words,
    locale: 'en',
    turns: [],
    now: new Date('2026-03-01T00:00:00Z'),
    timeZone: 'UTC',
    policies: [],
    ...more,
  };
  const read = (policies: readonly LivePolicy[]) => {
    const { locale, now, timeZone, turns } = policyCase;
    const context: Context = {
      question,
      locale,
      timeZone,
      now,
      turns,
      manifest: policyCase.manifest,
      policies: applicablePolicies(policies, question, locale),
      mustAnswer: false,
      settings: defaultPlannerSettings,
    };
    return planBuiltIn(context, new AbortController().signal);
  };
  const before = await read([]);
  const candidates = await generatePolicies(
    before.kind === 'plan' ? { plan: before.reading.plan, ...policyCase } : policyCase,
    { read, run: async (plan) => [[rows ? rows(plan) : 0]] },
    new AbortController().signal,
  );
  for (const candidate of candidates) expect(policyCandidateSchema.parse(candidate)).toEqual(candidate);
  const live = candidates.map(({ title, triggers, effect }, place) => ({
    id: `${place}`,
    title,
    triggers,
    effect,
  }));
  const after = await read([...policyCase.policies, ...live]);
  return { candidates, effects: candidates.map(({ effect }) => effect), after };
}
