import { z } from 'zod';
import type { Database } from '../db/client.ts';
import {
  type AppSettingKey,
  type AppSettings,
  appSettingTable,
  changeAppSetting,
  readAppSettings,
} from './app-settings.ts';

const schemas = Object.fromEntries(
  Object.entries(appSettingTable).map(([key, { schema }]) => [key, schema.optional()]),
) as { [Key in AppSettingKey]: z.ZodOptional<(typeof appSettingTable)[Key]['schema']> };

/** Any of the settings; those that are absent stay as they are. */
export const settingsBody = z.strictObject(schemas);

/** Keeps the choices, one entry of the audit log each, and gives every setting as it is now. */
export async function changeAppSettings(
  database: Database,
  actorId: string,
  changes: z.output<typeof settingsBody>,
): Promise<AppSettings> {
  for (const [key, value] of Object.entries(changes) as [AppSettingKey, never][]) {
    if (value !== undefined) await changeAppSetting(database, key, value, actorId);
  }
  return readAppSettings(database);
}
