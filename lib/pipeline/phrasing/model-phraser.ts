// Two sentences about a result, by a model, once the rows are there. They are a grace: whatever goes wrong on the
// way, the answer is the answer without them, and it waits for them only so long.
import { AssistantError } from '../../errors/assistant-error.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import type { Observe } from '../observation.ts';
import { fillPhrase } from './fill-phrase.ts';
import { placesOf } from './phrase-places.ts';
import {
  type PhraseAsked,
  type PhraseSight,
  phraseReplySchema,
  phraseSystem,
  renderPhrasePrompt,
} from './phrase-prompt.ts';

/** A person is waiting for rows that are there already. */
const patience = 8000;

export interface PhraseTools {
  readonly actorId: string;
  readonly signal: AbortSignal;
  readonly observe: Observe;
}

/** Undefined where nothing may be said. Never rejects for a failure of a model; what it cost is observed. */
export type Phraser = (
  asked: Omit<PhraseAsked, 'places'> & { readonly truncated: boolean },
  tools: PhraseTools,
) => Promise<string | undefined>;

export function modelPhraser(model: LanguageModel, sight: PhraseSight): Phraser {
  return async ({ truncated, ...asked }, { actorId, signal, observe }) => {
    const { result, locale, question, reading } = asked;
    if (result.rows.length === 0) return undefined;
    const places = placesOf(result, truncated, locale);
    try {
      const { object } = await model.completeStructured(
        {
          purpose: 'phrase',
          system: phraseSystem,
          prompt: renderPhrasePrompt({ ...asked, places }, sight),
          schema: phraseReplySchema,
          schemaName: 'phrase_reply',
          maxOutputTokens: 300,
        },
        { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]), actorId, observe },
      );
      const known = `${question} ${reading}`;
      const phrase = fillPhrase(object.sentences, { places, result, locale, known });
      if ('text' in phrase) return phrase.text;
      observe({ kind: 'phrase_dropped', why: phrase.broken });
    } catch (thrown) {
      if (!(thrown instanceof AssistantError)) throw thrown;
      // Nobody cancelled: it only took longer than a person should wait.
      const late = thrown.code === 'query.cancelled' && !signal.aborted;
      observe({ kind: 'phrase_dropped', why: late ? 'model.timeout' : thrown.code });
    }
    return undefined;
  };
}
