import { generatePolicies } from './generate-policies.ts';
import type { PolicyCandidate } from './policy-candidate.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';

/** Turns one complaint into what should be known; nothing, where nothing can be learned from it. */
export type GeneratePolicies = (
  policyCase: PolicyCase,
  tools: GeneratorTools,
  signal: AbortSignal,
) => Promise<readonly PolicyCandidate[]>;

/** Those that are asked in turn until one has something to propose. */
export const generators: readonly GeneratePolicies[] = [generatePolicies];
