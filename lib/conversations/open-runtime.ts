import { openSource } from '../data-source/open-source.ts';
import type { Database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';
import { recordManifest } from './record-manifest.ts';

/**
 * Connects to the configured source, looks at it once, and starts the sandbox.
 *
 * @throws AssistantError `source.unavailable`, `sandbox.unavailable`; nothing is left open then
 */
export async function openRuntime(database: Database): Promise<AssistantRuntime> {
  const { dataUrl } = settings();
  if (!dataUrl) throw new AssistantError('source.unavailable', { detail: 'no source is configured' });
  const source = await openSource(dataUrl);
  try {
    const manifest = await source.introspect();
    const sourceId = await recordManifest(database, dataUrl, manifest);
    const sandbox = await openSandbox();
    return { source, manifest, sandbox, planner: planBuiltIn, answerQuestion, sourceId };
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}
