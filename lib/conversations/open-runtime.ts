import { database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import { chosenModel } from '../model-choice/chosen-model.ts';
import { keptBudget } from '../model-choice/kept-budget.ts';
import type { StoredChoice } from '../model-choice/stored-choice.ts';
import type { ModelSettings } from '../models/model-settings.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { choosePlanner } from '../pipeline/choose-planner.ts';
import { modelPlanner } from '../pipeline/model-planner.ts';
import { modelPhraser } from '../pipeline/phrasing/model-phraser.ts';
import { planVerified } from '../pipeline/verified-planner.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { AnsweringParts, QuestionReader } from './assistant-runtime.ts';

/**
 * Starts what answers questions to any source: the sandbox, and a planner for what was chosen.
 *
 * @throws AssistantError `sandbox.unavailable`
 */
export async function openRuntime(): Promise<AnsweringParts> {
  // The same choice keeps its planner, and with it what is known of a server that fails.
  let known: { readonly of: string; readonly reader: QuestionReader } | undefined;
  const sandbox = await openSandbox();
  return {
    sandbox,
    answerQuestion,
    readerFor(stored) {
      const of = JSON.stringify(stored ?? null);
      if (known?.of !== of) {
        known = { of, reader: openReader(stored) };
        if (known.reader.usesModel) sandbox.prepareForModel();
      }
      return known.reader;
    },
  };
}

function openReader(stored: StoredChoice | undefined): QuestionReader {
  const chosen = chosenModel(stored, settings());
  const budget = keptBudget(database(), stored?.limits, stored?.limit_words ?? null);
  const language = chosen.model && openLanguageModel(chosen.model, budget);
  const model = language && modelPlanner(language, chosen.prompt);
  const planner = choosePlanner({
    mode: chosen.planner,
    verified: planVerified,
    ...(model ? { model } : {}),
  });
  return {
    planner,
    usesModel: model !== undefined,
    ...(language && { model: language }),
    ...(language && chosen.phrasing !== 'off' && { phraser: modelPhraser(language, chosen.phrasing) }),
    ...(chosen.model && { moderate: moderationOf(chosen.model) }),
  };
}

function moderationOf({ primary, trustedOrigins }: ModelSettings): QuestionReader['moderate'] {
  return async (text, signal) => {
    const { moderateText } = await import('../models/moderate-text.ts');
    return moderateText(primary, trustedOrigins, text, signal);
  };
}
