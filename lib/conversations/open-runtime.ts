import { settings } from '../env/settings.ts';
import { noBudget } from '../models/budget.ts';
import { modelSettingsOf } from '../models/model-from-environment.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { choosePlanner } from '../pipeline/choose-planner.ts';
import { modelPlanner } from '../pipeline/model-planner.ts';
import { planVerified } from '../pipeline/verified-planner.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { AnsweringParts } from './assistant-runtime.ts';

/**
 * Starts what answers questions to any source: the sandbox and the planner.
 *
 * @throws AssistantError `sandbox.unavailable`
 */
export async function openRuntime(): Promise<AnsweringParts> {
  const environment = settings();
  const found = modelSettingsOf(environment);
  const model = found && modelPlanner(openLanguageModel(found, noBudget));
  const planner = choosePlanner({
    mode: environment.planner,
    verified: planVerified,
    ...(model ? { model } : {}),
  });
  return { sandbox: await openSandbox(), planner, answerQuestion, usesModel: model !== undefined };
}
