import type { Actor } from '../data-source/access.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Locale } from '../i18n/locale.ts';
import type { WarmPlace } from './warm-up.ts';

/** Milliseconds that a page may come later for having its suggestions in it. */
const patience = 150;

/**
 * What may be asked of a source, the default one without an id, where that is known at once; a page that would wait
 * for more fetches it later.
 */
export async function suggestionsAtOnce(actor: Actor, locale: Locale, sourceId?: string) {
  const suggest = (globalThis as WarmPlace).docentSuggest;
  if (!suggest) return undefined;
  const { promise: enough, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patience);
  const found = suggest(actor, locale, sourceId).catch((thrown) => {
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
