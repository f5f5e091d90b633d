// What questions are answered with, shared by a whole process: the sandbox and the planner, and for each
// source its manifest. Opened at the first question and kept on `globalThis`, because Next may load this
// module more than once. A failure to open is not kept: the next question tries again.
import type { Manifest } from '../data-source/manifest.ts';
import type { Source } from '../data-source/source.ts';
import { database } from '../db/client.ts';
import { readStoredChoice, type StoredChoice, storedChoiceIn } from '../model-choice/stored-choice.ts';
import type { LanguageModel } from '../models/language-model.ts';
import type { AnswerQuestion } from '../pipeline/outcome.ts';
import type { Phraser } from '../pipeline/phrasing/model-phraser.ts';
import type { Planner } from '../pipeline/stages.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { SettingRow } from '../settings/app-settings.ts';
import type { SourceRow } from '../sources/source-row.ts';

/** Who reads questions, as an administrator or the environment chose. */
export interface QuestionReader {
  readonly planner: Planner;
  /** The model itself, for what else is asked of one; absent where none was chosen. */
  readonly model?: LanguageModel;
  /** Says two sentences about a result; absent where that was not chosen. */
  readonly phraser?: Phraser;
  /** What the provider's own moderation says of a text, where it has one: true of abuse. */
  readonly moderate?: (text: string, signal: AbortSignal) => Promise<boolean | undefined>;
  /** True where a model reads what the built-in planner declines; only then is it told anything. */
  readonly usesModel?: boolean;
}

/** What answers questions, whatever source they are put to and whoever reads them. */
export interface AnsweringParts {
  readonly sandbox: Sandbox;
  readonly answerQuestion: AnswerQuestion;
  /** The same one for the same choice. */
  readerFor(stored: StoredChoice | undefined): QuestionReader;
}

export interface AssistantRuntime extends Omit<AnsweringParts, 'readerFor'>, QuestionReader {
  readonly source: Source;
  readonly manifest: Manifest;
  /** Our record of the source. */
  readonly sourceId: string;
}

const place = globalThis as typeof globalThis & {
  docentParts?: Promise<AnsweringParts>;
  docentRuntime?: AssistantRuntime;
};

/** What was just read of our records, with the question. */
export interface SeenRecords {
  readonly source: SourceRow;
  readonly settings: readonly SettingRow[];
}

/**
 * What a question to this source is answered with; without an id, to the default one.
 *
 * @param seen what would else be read now
 * @throws AssistantError `source.unavailable`, `sandbox.unavailable`, `resource.not_found`
 */
export async function assistantRuntime(sourceId?: string, seen?: SeenRecords): Promise<AssistantRuntime> {
  const shared = place.docentRuntime;
  if (shared && (sourceId === undefined || sourceId === shared.sourceId)) return shared;
  const { openedSource } = await import('../sources/open-sources.ts');
  const [opened, parts, stored] = await Promise.all([
    openedSource(database(), sourceId, seen?.source),
    answeringParts(),
    // Read with every question: what an administrator chose holds for the next one, in every process.
    seen ? storedChoiceIn(seen.settings) : readStoredChoice(database()),
  ]);
  const { source, manifest } = opened;
  const { sandbox, answerQuestion, readerFor } = parts;
  return { ...readerFor(stored), sandbox, answerQuestion, source, manifest, sourceId: opened.sourceId };
}

/** Makes `runtime` the one of this process, in the place of one that would be opened. */
export function shareRuntime(runtime: AssistantRuntime): void {
  place.docentRuntime = runtime;
}

/** Ends the children and connections of this process. */
export async function closeRuntime(): Promise<void> {
  const opening = place.docentParts;
  delete place.docentParts;
  delete place.docentRuntime;
  const { closeSources } = await import('../sources/open-sources.ts');
  const [parts] = await Promise.allSettled([opening, closeSources()]);
  if (parts.status === 'fulfilled') await parts.value?.sandbox.close();
}

async function answeringParts(): Promise<AnsweringParts> {
  place.docentParts ??= open();
  const opening = place.docentParts;
  try {
    return await opening;
  } catch (thrown) {
    if (place.docentParts === opening) delete place.docentParts;
    throw thrown;
  }
}

async function open(): Promise<AnsweringParts> {
  // Drivers, planner and sandbox are loaded with the first question, not with every route of a chat.
  const { openRuntime } = await import('./open-runtime.ts');
  return openRuntime();
}
