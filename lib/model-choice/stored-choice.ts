// Which model an administrator chose inside the app, and what it may cost. Without a choice the environment
// decides. Keys are sealed for the very server they were given for, and open for no other.
import { z } from 'zod';
import type { Transaction } from '../db/client.ts';
import { phrasings, promptSizes } from '../env/setting-table.ts';
import { modelProviders } from '../models/model-settings.ts';
import type { SettingRow } from '../settings/app-settings.ts';

export const choiceKey = 'model_choice';

const connection = z.strictObject({
  provider: z.enum(modelProviders),
  name: z.string(),
  url: z.string().nullable(),
  sealedKey: z.string().nullable(),
});
export type StoredConnection = z.infer<typeof connection>;

const most = z.number().positive().nullable();

/** What may be spent in a day (UTC); null: no limit. Reached is enough to stop; a call that runs is not cut. */
export const limitsSchema = z.strictObject({
  person_calls: most,
  person_tokens: most,
  person_money: most.default(null),
  all_calls: most,
  all_tokens: most,
  all_money: most,
});
export type SpendingLimits = z.infer<typeof limitsSchema>;

const storedChoiceSchema = z.strictObject({
  planner: z.enum(['auto', 'built-in', 'model']),
  primary: connection.nullable(),
  fallback: connection.nullable(),
  /** Another name at the primary's server, for making policies; null: the same as for questions. */
  policy_name: z.string().nullable().default(null),
  /** The same for the sentences about a result. */
  phrase_name: z.string().nullable().default(null),
  /** How long one call may take; null: as the environment says. */
  call_seconds: z.number().nullable().default(null),
  /** How much the model is told with a question. */
  prompt: z.enum(promptSizes).default('full'),
  /** Whether the model says two sentences about a result, and what of it it sees. */
  phrasing: z.enum(phrasings).default('off'),
  /** Per million tokens, by model name. */
  prices: z.record(z.string(), z.strictObject({ input: z.number(), output: z.number() })),
  currency: z.string(),
  limits: limitsSchema,
  /** What people read when a limit is reached. */
  limit_words: z.string().nullable(),
});
export type StoredChoice = z.infer<typeof storedChoiceSchema>;

/** What was chosen; undefined where nothing was, or nothing that is understood any more. */
export async function readStoredChoice(database: Transaction): Promise<StoredChoice | undefined> {
  const where = { key: choiceKey };
  const row = await database.setting.findUnique({ where, select: { key: true, value: true } });
  return storedChoiceIn(row ? [row] : []);
}

export function storedChoiceIn(rows: readonly SettingRow[]): StoredChoice | undefined {
  const row = rows.find(({ key }) => key === choiceKey);
  return row && storedChoiceSchema.safeParse(row.value).data;
}
