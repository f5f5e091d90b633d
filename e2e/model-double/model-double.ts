// A stand-in for a model's server: OpenAI's chat completions and model list over plain HTTP, scripted by
// question. It records every prompt. What was not scripted is a 500 and is thrown again when it closes,
// so a test that calls a model unawares cannot pass.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ModelPrompt {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  /** The whole body, for what a test wants to know besides. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the model says to a prompt that contains `when`; used once, in the order given. */
export interface ScriptedReply {
  readonly when: string;
  readonly say: string;
}

export interface ModelDouble {
  /** For `DOCENT_MODEL_URL`. */
  readonly url: string;
  readonly prompts: readonly ModelPrompt[];
  script(reply: ScriptedReply): void;
  /** @throws Error when it was asked what nobody scripted */
  close(): Promise<void>;
}

export async function startModelDouble(model = 'double'): Promise<ModelDouble> {
  const prompts: ModelPrompt[] = [];
  const replies: ScriptedReply[] = [];
  const unscripted: string[] = [];

  const server = http.createServer(async (request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET' && request.url?.endsWith('/models')) {
      send(200, { object: 'list', data: [{ id: model, object: 'model', created: 0, owned_by: 'double' }] });
      return;
    }
    if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
      send(404, { error: { message: 'There is no such path here.', type: 'not_found' } });
      return;
    }
    const body = JSON.parse(await text(request)) as ModelPrompt & Record<string, unknown>;
    prompts.push({ model: body.model, messages: body.messages, body });
    const words = JSON.stringify(body.messages);
    const index = replies.findIndex(({ when }) => words.includes(JSON.stringify(when).slice(1, -1)));
    const [reply] = index < 0 ? [] : replies.splice(index, 1);
    if (!reply) {
      unscripted.push(words.slice(-300));
      send(500, { error: { message: 'Nobody scripted a reply to this prompt.', type: 'unscripted' } });
      return;
    }
    send(200, completion(model, reply.say, prompts.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    prompts,
    script: (reply) => replies.push(reply),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (unscripted.length > 0) throw new Error(`The model was asked unscripted: ${unscripted.join('\n')}`);
    },
  };
}

function completion(model: string, content: string, number: number) {
  return {
    id: `double-${number}`,
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}
