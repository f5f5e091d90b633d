// A stand-in for a model's server over plain HTTP, in the shapes of OpenAI, Anthropic and Google, scripted by
// question. It records every prompt. What was not scripted is a 500 and is thrown again when it closes, so
// a test that calls a model unawares cannot pass.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type BatchDesk, isOfBatches, openBatchDesk } from './batch-desk.ts';
import { type Fault, hasPieces, isOfWords, saidWithin, sendWithFault, streamWithFault } from './faults.ts';
import {
  type ModelPrompt,
  modelList,
  readPrompt,
  replyBody,
  roomOf,
  type Shape,
  shapeOf,
  type ToolCall,
} from './reply-shapes.ts';
import { replyEvents, wantsStream } from './reply-stream.ts';

/** What the model says to a prompt whose user part contains `when`. */
export interface ScriptedReply {
  readonly when: string;
  /** The words of the reply; anything but a string is sent as JSON. A function is given the whole prompt. */
  readonly say?: unknown;
  /** Where it gives one, the reply is this call of a tool and no words; only in OpenAI's shape. */
  readonly call?: (prompt: ModelPrompt) => ToolCall | undefined;
  readonly fault?: Fault;
  /** Uses before the next reply for the same words is taken; 1 when absent. */
  readonly times?: number;
}

export interface ModelDouble {
  /** For `DOCENT_MODEL_URL` and "compatible:" or "openai:" models. */
  readonly url: string;
  readonly anthropicUrl: string;
  readonly googleUrl: string;
  /** What private hosts must be named as. */
  readonly origin: string;
  readonly prompts: readonly ModelPrompt[];
  script(...replies: readonly ScriptedReply[]): void;
  /** What was handed in as a whole; each is answered when a test says so. */
  readonly batches: BatchDesk;
  /** @throws Error when it was asked what nobody scripted */
  close(): Promise<void>;
}

/** Its moderation flags texts that hold this. */
export const abuse = 'perfectly horrid';

/** @param port 0 for one that is free; stories name the one that the app was told of */
export async function startModelDouble(model = 'double', port = 0): Promise<ModelDouble> {
  const prompts: ModelPrompt[] = [];
  const scripted: { reply: ScriptedReply; left: number }[] = [];
  const unscripted: string[] = [];
  const batches = openBatchDesk((shape, body) => {
    const answered = answer(shape, shape === 'openai' ? '/chat/completions' : '/messages', body, {});
    const failed = answered?.reply.fault !== undefined && !isOfWords(answered.reply.fault);
    return answered && !failed ? replyBody(shape, answered.said, body) : undefined;
  });

  const server = http.createServer(async (request, response) => {
    const url = request.url ?? '';
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET' && /\/models(\?|$)/.test(url)) return send(200, modelList(url, model));
    if (request.method === 'POST' && /\/moderations(\?|$)/.test(url)) {
      const { input } = JSON.parse(await text(request)) as { input: string };
      return send(200, { id: 'm', model, results: [{ flagged: input.includes(abuse) }] });
    }
    if (isOfBatches(url)) return batches.serve(request, response);
    const shape = request.method === 'POST' ? shapeOf(url) : undefined;
    if (!shape) return send(404, { error: { message: 'There is no such path here.', type: 'not_found' } });
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    const answered = answer(shape, url, body, request.headers);
    if (!answered) {
      return send(500, { error: { message: 'Nobody scripted a reply to this prompt.', type: 'unscripted' } });
    }
    const { reply, said } = answered;
    if (wantsStream(url, body) && hasPieces(reply.fault))
      await streamWithFault(response, replyEvents(shape, said, body), reply.fault);
    else await sendWithFault(response, JSON.stringify(replyBody(shape, said, body)), reply.fault);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  function answer(shape: Shape, url: string, body: Record<string, unknown>, headers: ModelPrompt['headers']) {
    const prompt = { ...readPrompt(shape, url, body), headers };
    prompts.push(prompt);
    const reply = take(prompt);
    if (!reply) {
      unscripted.push(prompt.user.slice(-300));
      return undefined;
    }
    const spoken = wordsOf(reply, prompt);
    const { words, cut, thoughts } = saidWithin(roomOf(body), spoken, reply.fault);
    const said = {
      id: `double-${prompts.length}`,
      text: words,
      call: reply.call?.(prompt),
      cut,
      tokensIn: Math.ceil((prompt.system.length + prompt.user.length) / 4),
      tokensOut: thoughts + Math.ceil(words.length / 4),
      thoughts,
      model: prompt.model,
    };
    return { reply, said };
  }

  function take(prompt: ModelPrompt): ScriptedReply | undefined {
    const found = scripted.find(({ reply, left }) => left > 0 && prompt.user.includes(reply.when));
    if (!found) return undefined;
    found.left--;
    return found.reply;
  }

  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/v1`,
    anthropicUrl: `${origin}/anthropic/v1`,
    googleUrl: `${origin}/google/v1beta`,
    origin,
    prompts,
    batches,
    script(...replies) {
      scripted.push(...replies.map((reply) => ({ reply, left: reply.times ?? 1 })));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (unscripted.length > 0) throw new Error(`The model was asked unscripted: ${unscripted.join('\n')}`);
    },
  };
}

function wordsOf({ say }: ScriptedReply, { system, user }: ModelPrompt): string {
  const words = typeof say === 'function' ? say(`${system}\n${user}`) : say;
  return typeof words === 'string' ? words : JSON.stringify(words ?? '');
}
