import type { ModelUsage } from './language-model.ts';

/** What one person, and everybody together, may spend on models in a day. Kept outside, where records are. */
export interface ModelBudget {
  /** @throws AssistantError `model.budget_spent`, with the words an administrator wrote */
  admit(actorId: string): Promise<void>;
  /** Adds what was spent; called also when the completion failed. */
  spend(actorId: string, usage: ModelUsage): Promise<void>;
}

/** For commands that the operator runs: nobody else's money. */
export const noBudget: ModelBudget = {
  async admit() {},
  async spend() {},
};
