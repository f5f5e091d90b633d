// What may be spent on models in a day, counted in Docent's own database, so that every process counts alike.
import type { Database, Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { ModelBudget } from '../models/budget.ts';
import type { ModelUsage } from '../models/language-model.ts';
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
  database: Transaction,
  actorId: string,
): Promise<{ readonly person: Spent; readonly all: Spent }> {
  const rows = await database.$queryRaw<Row[]>`
    select "actorId" = ${actorId} as mine, sum(calls) as calls, sum("tokensIn" + "tokensOut")::bigint as tokens,
      sum(amount)::float8 as amount
    from "ModelSpending" where day = ${today()}::date group by 1`;
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
  const isLimited = limits !== undefined && Object.values(limits).some((limit) => limit !== null);
  async function admit(over: Transaction, actorId: string): Promise<void> {
    if (!limits || !isLimited) return;
    const { person, all } = await spentToday(over, actorId);
    const reached =
      isReached(person.calls, limits.person_calls) ||
      isReached(person.tokens, limits.person_tokens) ||
      isReached(person.amount, limits.person_money) ||
      isReached(all.calls, limits.all_calls) ||
      isReached(all.tokens, limits.all_tokens) ||
      isReached(all.amount, limits.all_money);
    if (reached) throw new AssistantError('model.budget_spent', words === null ? {} : { words });
  }

  return {
    admit: (actorId) => admit(database, actorId),
    spend: (actorId, usage) => addSpent(database, actorId, today(), usage),
    async hold(actorId, promptTokens) {
      // A call that ends after midnight is of the day that it was made on.
      const day = today();
      if (!isLimited) return async (usage) => usage && addSpent(database, actorId, day, usage);
      const held = { ...nothingSpent, calls: 1, tokensIn: promptTokens };
      await database.$transaction(async (transaction) => {
        // One after the other: who looks next sees what was held before.
        await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended('model budget', 0))`;
        await admit(transaction, actorId);
        await addSpent(transaction, actorId, day, held);
      });
      return async (usage = nothingSpent) =>
        addSpent(database, actorId, day, {
          ...usage,
          calls: usage.calls - held.calls,
          tokensIn: usage.tokensIn - held.tokensIn,
        });
    },
  };
}

const nothingSpent: ModelUsage = { calls: 0, tokensIn: 0, tokensOut: 0, milliseconds: 0 };

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function addSpent(
  database: Transaction,
  actorId: string,
  day: string,
  { calls, tokensIn, tokensOut, price }: ModelUsage,
): Promise<void> {
  await database.$executeRaw`
    insert into "ModelSpending" (day, "actorId", calls, "tokensIn", "tokensOut", amount)
    values (${day}::date, ${actorId}, ${calls}, ${tokensIn}, ${tokensOut},
      ${price?.amount ?? 0}::float8::numeric)
    on conflict (day, "actorId") do update set calls = "ModelSpending".calls + excluded.calls,
      "tokensIn" = "ModelSpending"."tokensIn" + excluded."tokensIn",
      "tokensOut" = "ModelSpending"."tokensOut" + excluded."tokensOut",
      amount = "ModelSpending".amount + excluded.amount`;
}

function isReached(spent: number, limit: number | null): boolean {
  return limit !== null && spent >= limit;
}
