import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { defaultLocation, defaultSource } from './default-source.ts';
import { present } from './present-source.ts';

/** What staff may choose from for a new chat; the first is the default. Names alone, nothing of connections. */
export async function choosableSources(database: Database) {
  const location = defaultLocation();
  // Nobody may have asked it yet, and it can be chosen all the same.
  if (location !== undefined) await defaultSource(database);
  const sources = await database.source.findMany({
    where: present(),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, location: true },
  });
  const listed = sources.map((source) => ({
    id: source.id,
    name: source.name,
    is_default: source.location === location,
  }));
  return [...listed.filter((one) => one.is_default), ...listed.filter((one) => !one.is_default)];
}

/** @throws AssistantError `resource.not_found` for a source that is not there, or not any more */
export async function requireChoosable(database: Database, id: string): Promise<void> {
  const source = await database.source.findFirst({ where: { id, ...present() }, select: { id: true } });
  if (!source) throw new AssistantError('resource.not_found');
}
