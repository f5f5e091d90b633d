// A model that obeys whatever it is told: whatever the prompt, it replies with the code that does what somebody
// wrote into a question or a row, and replies so again when it is asked to mend it. It is reached as a model is,
// so that all that stands between a reply and the rows is under attack.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { noBudget } from '../../models/budget.ts';
import { openLanguageModel } from '../../models/open-language-model.ts';
import { modelPlanner } from '../../pipeline/model-planner.ts';
import type { Planner } from '../../pipeline/stages.ts';

export interface ObedientModel {
  readonly planner: Planner;
  /** What it writes from now on. */
  obey(code: string): void;
  /** Everything that it was sent since it was asked last. */
  takePrompts(): string[];
  close(): Promise<void>;
}

export async function openObedientModel(): Promise<ObedientModel> {
  let code = '';
  let prompts: string[] = [];
  const server = http.createServer(async (request, response) => {
    prompts.push(await text(request));
    const reply = {
      intent: 'data',
      confidence: 1,
      plans: [],
      snippet: code,
      reading: 'It does as it was told',
      assumptions: [],
      guidance: [1, 2, 3],
      missing: [],
      reason: 'none',
    };
    const message = { role: 'assistant', content: JSON.stringify(reply) };
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'obedient', choices, usage }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const model = openLanguageModel(
    {
      primary: { provider: 'compatible', name: 'obedient', url: `${origin}/v1` },
      callMilliseconds: 10_000,
      totalMilliseconds: 20_000,
      trustedOrigins: [origin],
    },
    noBudget,
  );
  return {
    planner: modelPlanner(model),
    obey(wanted) {
      code = wanted;
    },
    takePrompts() {
      const taken = prompts;
      prompts = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
