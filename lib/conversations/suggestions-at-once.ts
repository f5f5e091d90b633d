import type { Actor } from '../data-source/access.ts';
import { database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { assistantRuntime } from './assistant-runtime.ts';
import { suggestQuestions } from './suggest-questions.ts';

/** Milliseconds that a page may come later for having its suggestions in it. */
const patience = 150;

/** What may be asked of the default source, where it is known at once; a page that waits for more fetches it later. */
export async function suggestionsAtOnce(actor: Actor, locale: Locale) {
  const { promise: enough, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patience);
  const found = suggestQuestions(database(), actor, locale, assistantRuntime).catch((thrown) => {
    // Whoever fetches them, or asks, is told.
    if (!(thrown instanceof AssistantError)) throw thrown;
    return undefined;
  });
  try {
    return await Promise.race([found, enough]);
  } finally {
    clearTimeout(timer);
  }
}
