import { askModel } from './ask-model.ts';
import { generatePolicies } from './generate-policies.ts';
import type { PolicyCandidate } from './policy-candidate.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';

/** Turns one complaint into what should be known; nothing where nothing can be learned from it, and undefined
 * where it cannot say. */
export type GeneratePolicies = (
  policyCase: PolicyCase,
  tools: GeneratorTools,
  signal: AbortSignal,
) => Promise<readonly PolicyCandidate[] | undefined>;

/** Those that are asked in turn until one can say: a model where there is one, else rules. */
export const generators: readonly GeneratePolicies[] = [askModel, generatePolicies];
