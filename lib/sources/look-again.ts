import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { readSource } from './manage-sources.ts';
import { refreshSource } from './open-sources.ts';
import type { SourceView } from './source-view.ts';

/**
 * Looks at a source now: what it contains holds from the next question on. A source that cannot be reached
 * is no failure here: its status says why.
 *
 * @throws AssistantError `resource.not_found`
 */
export async function lookAgain(database: Database, actorId: string, id: string): Promise<SourceView> {
  await readSource(database, id);
  const [looked] = await Promise.allSettled([refreshSource(database, id)]);
  const subject = `source:${id}`;
  const detail = { reached: looked.status === 'fulfilled' };
  await recordAudit(database, { actorId, action: 'source.refreshed', subject, detail });
  return readSource(database, id);
}
