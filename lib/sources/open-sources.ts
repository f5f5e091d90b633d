// The sources that this process has open, each with its manifest. A source is opened by the first question
// to it and followed by its record: every question compares a number there, so that what one process
// changes (a password, a label, a new table) holds for the next question in every other.
import { recordContent } from '../conversations/record-manifest.ts';
import { openConnection } from '../data-source/connection.ts';
import { connectionProblem } from '../data-source/connection-problem.ts';
import { overlayLabels } from '../data-source/label-overlay.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { openSource } from '../data-source/open-source.ts';
import { isSchemaMismatch } from '../data-source/schema-mismatch.ts';
import { overlayNotes } from '../data-source/schema-notes.ts';
import type { Source } from '../data-source/source.ts';
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { readTogether } from '../db/read-together.ts';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { defaultLocation, defaultSource } from './default-source.ts';
import { readNotes } from './read-notes.ts';
import { readOverlay } from './read-overlay.ts';
import { recordCheck } from './record-check.ts';
import { connectionKey, connectionOf, isConnected, type SourceRow as Row, sourceRead } from './source-row.ts';

export interface OpenedSource {
  readonly sourceId: string;
  readonly source: Source;
  /** With what admins call things. */
  readonly manifest: Manifest;
  /** As the database says it. */
  readonly introspected: Manifest;
}

interface Entry {
  readonly key: string;
  readonly opening: Promise<Kept>;
  following?: Promise<void>;
}

interface Kept {
  opened: OpenedSource;
  revision: number;
  /** When the database was last looked at. */
  seenAt: number;
  refreshing?: Promise<void>;
  /** A look because a table or column was missing; the next question waits for it. */
  correcting?: Promise<void>;
  /** When such a look was last begun. */
  correctedAt: number;
}

/** Milliseconds after which a source is looked at again, behind a question that does not wait for it. */
const manifestAge = 10 * 60 * 1000;
/** Milliseconds between two looks because a table was missing; a broken view would ask for one each time. */
const mismatchPause = 30 * 1000;
/** Milliseconds that a replaced source stays open for the questions that already use it. */
const retirement = 30 * 1000;

interface Place {
  docentSources?: Map<string, Entry>;
  docentRetired?: Set<Source>;
}
// Next may load this module more than once; what is open is one for the process.
const place = globalThis as typeof globalThis & Place;

function entries(): Map<string, Entry> {
  place.docentSources ??= new Map();
  return place.docentSources;
}

/**
 * An open source, the default one without an id; as new as its record.
 *
 * @param seen that record, where it was just read
 * @throws AssistantError `resource.not_found`, `source.unavailable` (also for one that was removed)
 */
export async function openedSource(database: Database, sourceId?: string, seen?: Row): Promise<OpenedSource> {
  const row = standing(seen ?? (await sourceRow(database, sourceId)));
  const entry = await currentEntry(database, row);
  const kept = await keptOf(entry, row.id);
  await kept.correcting;
  if (kept.revision !== row.revision) await follow(database, entry, kept, row);
  if (Date.now() - kept.seenAt > manifestAge) refreshBehind(database, kept, row.id);
  return kept.opened;
}

/**
 * Looks at the database again now and gives what it contains.
 *
 * @throws AssistantError `resource.not_found`, `source.unavailable`
 */
export async function refreshSource(database: Database, sourceId: string): Promise<OpenedSource> {
  const row = standing(await sourceRow(database, sourceId));
  const known = entries().get(sourceId);
  const before = known?.key === connectionKey(row) ? known : undefined;
  const kept = await keptOf(await currentEntry(database, row), row.id);
  // One that was opened just now has been looked at just now.
  if (before) {
    await kept.refreshing;
    await refresh(database, kept, row.id);
  }
  return kept.opened;
}

/** Closes a source for questions to come; those that run have a moment to end. */
export function retireSource(sourceId: string): void {
  const entry = entries().get(sourceId);
  entries().delete(sourceId);
  if (entry) void retire(entry);
}

/** Ends the connections and children of every source of this process. */
export async function closeSources(): Promise<void> {
  const open = [...entries().values()];
  const retired = [...(place.docentRetired ?? [])];
  entries().clear();
  place.docentRetired?.clear();
  await Promise.allSettled([
    ...open.map(async ({ opening, following }) => {
      const kept = await opening;
      await Promise.allSettled([following, kept.refreshing]);
      await kept.opened.source.close();
    }),
    ...retired.map((source) => source.close()),
  ]);
}

async function sourceRow(database: Database, sourceId: string | undefined): Promise<Row> {
  const id = sourceId ?? (await defaultSource(database)).id;
  const { row } = await readTogether(database, { row: sourceRead(Prisma.sql`id = ${id}::uuid`) });
  if (!row[0]) throw new AssistantError('resource.not_found');
  return row[0];
}

function standing(row: Row): Row {
  if (!row.removed) return row;
  // Another process may have removed it.
  retireSource(row.id);
  throw new AssistantError('source.unavailable', { detail: 'the source was removed' });
}

async function currentEntry(database: Database, row: Row): Promise<Entry> {
  const key = connectionKey(row);
  const known = entries().get(row.id);
  if (known?.key === key) return known;
  const entry: Entry = { key, opening: open(database, row) };
  entries().set(row.id, entry);
  if (known) void retire(known);
  return entry;
}

/** A failure to open is not kept: the next question tries again. */
async function keptOf(entry: Entry, sourceId: string): Promise<Kept> {
  try {
    return await entry.opening;
  } catch (thrown) {
    if (entries().get(sourceId) === entry) entries().delete(sourceId);
    throw thrown;
  }
}

async function open(database: Database, row: Row): Promise<Kept> {
  const started = performance.now();
  const holder: { kept?: Kept } = {};
  let source: Source | undefined;
  try {
    source = watched(await openRow(row), () => {
      if (holder.kept) correct(database, holder.kept, row.id);
    });
    const introspected = await introspectWithNotes(database, row.id, source);
    const overlay = await readOverlay(database, row.id);
    const opened = { sourceId: row.id, source, introspected, manifest: overlayLabels(introspected, overlay) };
    holder.kept = { opened, revision: row.revision, seenAt: Date.now(), correctedAt: 0 };
    await recordContent(database, row.id, introspected);
    await checkRights(database, opened, performance.now() - started);
    return holder.kept;
  } catch (thrown) {
    await source?.close();
    const milliseconds = performance.now() - started;
    await recordCheck(database, row.id, { problem: connectionProblem(thrown), milliseconds });
    throw thrown;
  }
}

async function openRow(row: Row): Promise<Source> {
  if (isConnected(row)) return openConnection(connectionOf(row));
  const { dataUrl, dataScope: scope } = settings();
  if (dataUrl === undefined || defaultLocation() !== row.location) {
    throw new AssistantError('source.unavailable', { detail: 'DATA_URL names another source now' });
  }
  return openSource(dataUrl, scope && { scope });
}

/** What the database says, in the words of the team's schema file where there is one. */
async function introspectWithNotes(database: Database, sourceId: string, source: Source): Promise<Manifest> {
  const [introspected, notes] = await Promise.all([source.introspect(), readNotes(database, sourceId)]);
  return overlayNotes(introspected, notes);
}

/** The source, which tells when a statement met a table or column that is gone. */
function watched(source: Source, onMismatch: () => void): Source {
  return {
    dialect: source.dialect,
    introspect: (options) => source.introspect(options),
    async run(statement, limits, signal) {
      try {
        return await source.run(statement, limits, signal);
      } catch (thrown) {
        if (isSchemaMismatch(thrown)) onMismatch();
        throw thrown;
      }
    },
    stream: (statement, limits, signal) => source.stream(statement, limits, signal),
    inspectRights: () => source.inspectRights(),
    close: () => source.close(),
  };
}

/** Takes over what another process, or an admin, changed: labels, and the newest recorded content. */
async function follow(database: Database, entry: Entry, kept: Kept, row: Row): Promise<void> {
  entry.following ??= (async () => {
    const [newest] = await database.manifestVersion.findMany({
      where: { sourceId: row.id },
      orderBy: { seenAt: 'desc' },
      take: 1,
      select: { id: true, version: true },
    });
    let { introspected } = kept.opened;
    if (newest && newest.version !== introspected.version) {
      const stored = await database.manifestVersion.findUniqueOrThrow({ where: { id: newest.id } });
      introspected = stored.manifest as unknown as Manifest;
    }
    await adopt(database, kept, introspected);
    kept.revision = row.revision;
  })().finally(() => {
    delete entry.following;
  });
  await entry.following;
}

/** Once for a change of the schema, however many questions met it. */
function correct(database: Database, kept: Kept, sourceId: string): void {
  if (Date.now() - kept.correctedAt < mismatchPause) return;
  kept.correctedAt = Date.now();
  refreshBehind(database, kept, sourceId);
  kept.correcting = kept.refreshing?.finally(() => {
    delete kept.correcting;
  });
}

function refreshBehind(database: Database, kept: Kept, sourceId: string): void {
  kept.refreshing ??= refresh(database, kept, sourceId)
    // The manifest from before still holds; the next question after the same time tries again.
    .catch(() => {
      kept.seenAt = Date.now();
    })
    .finally(() => {
      delete kept.refreshing;
    });
}

async function refresh(database: Database, kept: Kept, sourceId: string): Promise<void> {
  const started = performance.now();
  const before = kept.opened.introspected.version;
  let introspected: Manifest;
  try {
    introspected = await introspectWithNotes(database, sourceId, kept.opened.source);
  } catch (thrown) {
    const milliseconds = performance.now() - started;
    await recordCheck(database, sourceId, { problem: connectionProblem(thrown), milliseconds });
    throw thrown;
  }
  kept.seenAt = Date.now();
  await recordContent(database, sourceId, introspected);
  await adopt(database, kept, introspected);
  await checkRights(database, kept.opened, performance.now() - started);
  if (introspected.version === before) return;
  const where = { id: sourceId };
  await database.source.update({ where, data: { revision: { increment: 1 } } });
}

async function adopt(database: Database, kept: Kept, introspected: Manifest): Promise<void> {
  const overlay = await readOverlay(database, kept.opened.sourceId);
  const manifest = overlayLabels(introspected, overlay);
  // The same content keeps its object, and with it everything that was worked out from it.
  if (manifest.version === kept.opened.manifest.version) return;
  kept.opened = { ...kept.opened, introspected, manifest };
}

async function checkRights(database: Database, opened: OpenedSource, milliseconds: number): Promise<void> {
  const modelCount = opened.manifest.models.length;
  const rights = await opened.source.inspectRights();
  await recordCheck(database, opened.sourceId, { rights, modelCount, milliseconds });
}

async function retire(entry: Entry): Promise<void> {
  const [kept] = await Promise.allSettled([entry.opening]);
  if (kept.status !== 'fulfilled') return;
  const { source } = kept.value.opened;
  place.docentRetired ??= new Set();
  place.docentRetired.add(source);
  setTimeout(() => {
    if (place.docentRetired?.delete(source)) void source.close();
  }, retirement).unref();
}
