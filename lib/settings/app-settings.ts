// What admins choose inside the app. Each choice has a form and a default; a value that no longer fits
// its form counts as not set. (What the operator chooses outside is in lib/env.)
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database, Transaction } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { readOf } from '../db/read-together.ts';

export const appSettingTable = {
  staff_reads_code: {
    means: 'Staff, not only admins, see the code and the SQL of an answer. Not chosen: only with the demo.',
    schema: z.boolean().nullable(),
    otherwise: null,
  },
  answer_threshold: {
    means: 'Confidence from which the best reading is answered without asking, 0 to 1.',
    schema: z.number().min(0).max(1),
    otherwise: 0.7,
  },
  answer_lead: {
    means: 'How far ahead of the second reading the best one must be, 0 to 1.',
    schema: z.number().min(0).max(1),
    otherwise: 0.12,
  },
  policies_enabled: {
    means: 'Policies hold. Turned off, every question is answered as if none had ever been deployed.',
    schema: z.boolean(),
    otherwise: true,
  },
  auto_approve: {
    means:
      'A policy with a clean proof, enough confidence and complaints of two people is approved by itself.',
    schema: z.boolean(),
    otherwise: false,
  },
  auto_approve_confidence: {
    means:
      'Confidence from which a policy may be approved by itself, 0 to 1; each further person who says the same takes away a quarter of the doubt.',
    schema: z.number().min(0).max(1),
    otherwise: 0.85,
  },
  auto_deploy: {
    means: 'What was approved by itself is deployed to everybody at once.',
    schema: z.boolean(),
    otherwise: false,
  },
  suspend_on_harm: {
    means: 'A policy whose answers are surely rated down more often than without it is suspended.',
    schema: z.boolean(),
    otherwise: true,
  },
  expire_after_days: {
    means: 'Days after its deployment that a policy is silent, until an admin deploys it again.',
    schema: z.number().int().min(7).max(3650),
    otherwise: 180,
  },
  retire_after_days: {
    means: 'Days without a question that it reached, after which a policy is proposed to be retired.',
    schema: z.number().int().min(7).max(3650),
    otherwise: 90,
  },
} as const;

export type AppSettingKey = keyof typeof appSettingTable;
export type AppSettings = {
  readonly [Key in AppSettingKey]: z.infer<(typeof appSettingTable)[Key]['schema']>;
};

/** Every setting, with defaults for what nobody chose. */
export async function readAppSettings(database: Transaction): Promise<AppSettings> {
  return appSettingsIn(await database.setting.findMany({ select: { key: true, value: true } }));
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

/** All that was chosen in the app, whoever chose it for what. */
export const settingRows = readOf<SettingRow>(Prisma.sql`select key, value from "Setting"`);

export function appSettingsIn(rows: readonly SettingRow[]): AppSettings {
  const chosen = new Map(rows.map(({ key, value }) => [key, value]));
  const entries = Object.entries(appSettingTable).map(([key, { schema, otherwise }]) => {
    const parsed = schema.safeParse(chosen.get(key));
    return [key, parsed.success ? parsed.data : otherwise];
  });
  return Object.fromEntries(entries) as AppSettings;
}

/** Keeps a choice; null, where it is allowed, takes it back. @throws z.ZodError when the value does not fit the setting's form */
export async function changeAppSetting<Key extends AppSettingKey>(
  database: Database,
  key: Key,
  value: AppSettings[Key],
  actorId?: string,
): Promise<void> {
  const checked = appSettingTable[key].schema.parse(value);
  await database.$transaction(async (transaction) => {
    if (checked === null) await transaction.setting.deleteMany({ where: { key } });
    else {
      const data = { value: checked, changedById: actorId ?? null };
      await transaction.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
    }
    await recordAudit(transaction, {
      actorId,
      action: 'setting.changed',
      subject: `setting:${key}`,
      detail: { value: checked },
    });
  });
}
