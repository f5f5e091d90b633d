// What questions are answered with, shared by a whole process: the source and its manifest, the sandbox
// and the planner. Opened at the first question and kept on `globalThis`, because Next may load this
// module more than once. A failure to open is not kept: the next question tries again.
import type { Manifest } from '../data-source/manifest.ts';
import type { Source } from '../data-source/source.ts';
import { type Database, database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import type { AnswerQuestion } from '../pipeline/outcome.ts';
import type { Planner } from '../pipeline/stages.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { recordManifest } from './record-manifest.ts';

export interface AssistantRuntime {
  readonly source: Source;
  readonly manifest: Manifest;
  readonly sandbox: Sandbox;
  readonly planner: Planner;
  readonly answerQuestion: AnswerQuestion;
  /** Our record of the source. */
  readonly sourceId: string;
}

interface Opened {
  runtime: AssistantRuntime;
  seenAt: number;
}

/** Milliseconds after which the source is looked at again, behind a question that does not wait for it. */
const manifestAge = 10 * 60 * 1000;

const place = globalThis as typeof globalThis & {
  docentRuntime?: Promise<Opened>;
  docentRefresh?: Promise<void>;
};

/** @throws AssistantError `source.unavailable`, `sandbox.unavailable` */
export async function assistantRuntime(): Promise<AssistantRuntime> {
  place.docentRuntime ??= open();
  const opening = place.docentRuntime;
  try {
    const opened = await opening;
    if (Date.now() - opened.seenAt > manifestAge) refreshBehind(opened);
    return opened.runtime;
  } catch (thrown) {
    if (place.docentRuntime === opening) delete place.docentRuntime;
    throw thrown;
  }
}

/** Makes `runtime` the one of this process, in the place of one that would be opened. */
export function shareRuntime(runtime: AssistantRuntime): void {
  place.docentRuntime = Promise.resolve({ runtime, seenAt: Date.now() });
}

/** Looks at the source again now: a table was added, or access was granted. */
export async function refreshManifest(): Promise<void> {
  await assistantRuntime();
  const opened = await place.docentRuntime;
  if (opened) await refresh(opened, database());
}

/** Ends the children and connections of this process. */
export async function closeRuntime(): Promise<void> {
  const opening = place.docentRuntime;
  delete place.docentRuntime;
  if (!opening) return;
  const [opened] = await Promise.allSettled([opening]);
  await Promise.allSettled([place.docentRefresh]);
  if (opened.status !== 'fulfilled') return;
  const { source, sandbox } = opened.value.runtime;
  await Promise.all([source.close(), sandbox.close()]);
}

async function open(): Promise<Opened> {
  // Drivers, planner and sandbox are loaded with the first question, not with every route of a chat.
  const { openRuntime } = await import('./open-runtime.ts');
  return { runtime: await openRuntime(database()), seenAt: Date.now() };
}

function refreshBehind(opened: Opened): void {
  place.docentRefresh ??= refresh(opened, database())
    // The manifest from before still holds; the next question after the same time tries again.
    .catch(() => {
      opened.seenAt = Date.now();
    })
    .finally(() => {
      delete place.docentRefresh;
    });
}

async function refresh(opened: Opened, client: Database): Promise<void> {
  const manifest = await opened.runtime.source.introspect();
  opened.seenAt = Date.now();
  if (manifest.version === opened.runtime.manifest.version) return;
  const { dataUrl } = settings();
  if (dataUrl) await recordManifest(client, dataUrl, manifest);
  opened.runtime = { ...opened.runtime, manifest };
}
