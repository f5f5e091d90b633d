// What the first question, and the suggestions of the first page, would else wait for: the pipeline's modules, the
// source with its manifest, the planner's words for it. Nobody waits for this, and what fails here is said to whoever
// asks next.
import type { Actor } from '../data-source/access.ts';
import { database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { assistantRuntime } from './assistant-runtime.ts';
import { suggestQuestions } from './suggest-questions.ts';

const nobody: Actor = { id: '00000000-0000-0000-0000-000000000000', role: 'staff', attributes: {} };

/** Where the web app, which has its own copy of every module, leaves how it is warmed for the process that serves it. */
export interface WarmPlace {
  docentWarmUp?: () => Promise<void>;
  /** Pages have a copy of their own too, and would load the whole pipeline once more for this. */
  docentSuggest?: (actor: Actor, locale: Locale, sourceId?: string) => ReturnType<typeof suggestQuestions>;
}

export function offerWarmUp(): void {
  const place = globalThis as WarmPlace;
  place.docentWarmUp = warmUp;
  place.docentSuggest = (actor, locale, sourceId) =>
    suggestQuestions(database(), actor, locale, assistantRuntime, sourceId);
}

async function warmUp(): Promise<void> {
  try {
    await suggestQuestions(database(), nobody, 'en', assistantRuntime);
  } catch (thrown) {
    if (!(thrown instanceof AssistantError)) throw thrown;
  }
}
