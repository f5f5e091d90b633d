import { planBuiltIn } from '../language/built-in-planner.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { AnsweringParts } from './assistant-runtime.ts';

/**
 * Starts what answers questions to any source: the sandbox and the planner.
 *
 * @throws AssistantError `sandbox.unavailable`
 */
export async function openRuntime(): Promise<AnsweringParts> {
  return { sandbox: await openSandbox(), planner: planBuiltIn, answerQuestion };
}
