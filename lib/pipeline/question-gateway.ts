import { openGateway } from '../data-source/gateway.ts';
import { answerLimits } from './limits.ts';
import type { QuestionInput, Tools } from './outcome.ts';
import type { Trace } from './trace.ts';

/** What stands between the code of one question and its source: the same, whoever wrote the code. */
export function questionGateway(
  { asker }: QuestionInput,
  tools: Tools,
  trace: Trace,
): ReturnType<typeof openGateway> {
  return openGateway({
    source: tools.source,
    manifest: tools.manifest,
    access: asker.access,
    actor: asker.actor,
    limits: answerLimits,
    observe: trace.observe,
    failed: (failure) =>
      trace.observe({ kind: 'failed', code: failure.code, detail: failure.detail, cause: failure }),
  });
}
