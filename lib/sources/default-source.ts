import { locationOf, recordSource } from '../conversations/record-manifest.ts';
import type { Database } from '../db/client.ts';
import type { Source as Row } from '../db/generated/client.ts';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';

/** Where the source that DATA_URL or the demo names is kept; undefined when there is none. */
export function defaultLocation(): string | undefined {
  const { dataUrl } = settings();
  return dataUrl === undefined ? undefined : locationOf(dataUrl);
}

/**
 * The record of the default source, made at the first call.
 *
 * @throws AssistantError `source.unavailable` when neither DATA_URL nor the demo is there
 */
export async function defaultSource(database: Database): Promise<Row> {
  const { dataUrl } = settings();
  if (dataUrl === undefined)
    throw new AssistantError('source.unavailable', { detail: 'no source is configured' });
  const known = await database.source.findUnique({ where: { location: locationOf(dataUrl) } });
  if (known) return known;
  const id = await recordSource(database, dataUrl);
  return database.source.findUniqueOrThrow({ where: { id } });
}
