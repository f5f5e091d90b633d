import type { ModelUsage } from './language-model.ts';

/** What one person, and everybody together, may spend on models in a day. Kept outside, where records are. */
export interface ModelBudget {
  /** @throws AssistantError `model.budget_spent`, with the words an administrator wrote */
  admit(actorId: string): Promise<void>;
  /** Adds what was spent; called also when the completion failed. */
  spend(actorId: string, usage: ModelUsage): Promise<void>;
  /**
   * Admits one call and counts it at once, with the tokens of its prompt, so that many at a time cannot all see the
   * same rest; gives what puts the truth in its place. Absent where nobody is kept from anything.
   *
   * @throws AssistantError as `admit`
   */
  hold?(actorId: string, promptTokens: number): Promise<Settle>;
}

/** To be called once, with what was spent, or with nothing where no call was made. */
export type Settle = (usage: ModelUsage | undefined) => Promise<void>;

/** The same for every budget: held where it can be, else admitted first and counted afterwards. */
export async function holdBudget(
  budget: ModelBudget,
  actorId: string,
  promptTokens: number,
): Promise<Settle> {
  if (budget.hold) return budget.hold(actorId, promptTokens);
  await budget.admit(actorId);
  return async (usage) => {
    if (usage) await budget.spend(actorId, usage);
  };
}

/** For commands that the operator runs: nobody else's money. */
export const noBudget: ModelBudget = {
  async admit() {},
  async spend() {},
};
