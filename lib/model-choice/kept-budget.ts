// What may be spent on models in a day, counted in Docent's own database, so that every process counts alike.
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { ModelBudget } from '../models/budget.ts';
import type { SpendingLimits } from './stored-choice.ts';

export interface Spent {
  readonly calls: number;
  readonly tokens: number;
  readonly amount: number;
}

interface Row {
  readonly mine: boolean;
  readonly calls: bigint | null;
  readonly tokens: bigint | null;
  readonly amount: number | null;
}

/** What was spent today (UTC), by one person and by all. */
export async function spentToday(
  database: Database,
  actorId: string,
): Promise<{ readonly person: Spent; readonly all: Spent }> {
  const rows = await database.$queryRaw<Row[]>`
    select "actorId" = ${actorId} as mine, sum(calls) as calls, sum("tokensIn" + "tokensOut")::bigint as tokens,
      sum(amount)::float8 as amount
    from "ModelSpending" where day = (now() at time zone 'utc')::date group by 1`;
  const person = spentOf(rows.filter(({ mine }) => mine));
  return { person, all: spentOf(rows) };
}

function spentOf(rows: readonly Row[]): Spent {
  const sum = (of: (row: Row) => bigint | number | null) =>
    rows.reduce((total, row) => total + Number(of(row) ?? 0), 0);
  return {
    calls: sum((row) => row.calls),
    tokens: sum((row) => row.tokens),
    amount: sum((row) => row.amount),
  };
}

/** A budget that is kept for a day: what is spent is counted also where nothing is limited. */
export function keptBudget(
  database: Database,
  limits: SpendingLimits | undefined,
  words: string | null,
): ModelBudget {
  return {
    async admit(actorId) {
      if (!limits || Object.values(limits).every((limit) => limit === null)) return;
      const { person, all } = await spentToday(database, actorId);
      const reached =
        over(person.calls, limits.person_calls) ||
        over(person.tokens, limits.person_tokens) ||
        over(person.amount, limits.person_money) ||
        over(all.calls, limits.all_calls) ||
        over(all.tokens, limits.all_tokens) ||
        over(all.amount, limits.all_money);
      if (reached) throw new AssistantError('model.budget_spent', words === null ? {} : { words });
    },
    async spend(actorId, { calls, tokensIn, tokensOut, price }) {
      await database.$executeRaw`
        insert into "ModelSpending" (day, "actorId", calls, "tokensIn", "tokensOut", amount)
        values ((now() at time zone 'utc')::date, ${actorId}, ${calls}, ${tokensIn}, ${tokensOut},
          ${price?.amount ?? 0}::float8::numeric)
        on conflict (day, "actorId") do update set calls = "ModelSpending".calls + excluded.calls,
          "tokensIn" = "ModelSpending"."tokensIn" + excluded."tokensIn",
          "tokensOut" = "ModelSpending"."tokensOut" + excluded."tokensOut",
          amount = "ModelSpending".amount + excluded.amount`;
    },
  };
}

function over(spent: number, limit: number | null): boolean {
  return limit !== null && spent >= limit;
}
