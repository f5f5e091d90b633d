// A model's server that is hostile: it replies to whatever it is asked with the text of an attack, however
// long. The client of models takes it for a plan or refuses it, and reads no more than it has room for.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AssistantError } from '../../errors/assistant-error.ts';
import { noBudget } from '../../models/budget.ts';
import { openLanguageModel } from '../../models/open-language-model.ts';
import { type Plan, planSchema } from '../../pipeline/plan.ts';

/** Bytes that may leave the server before its client has had enough, with what the kernel buffers. */
const mostSent = 8 * 1024 * 1024;
const patience = 20_000;

/** What the client made of a reply. */
export interface ReadReply {
  readonly plan?: Plan;
  readonly why: readonly string[];
}

export interface Reply {
  readonly unit: string;
  readonly count: number;
}

/** The plan that a reply is taken for, where it is one; nothing but a failure with a name otherwise. */
export async function readHostileReply({ unit, count }: Reply): Promise<ReadReply> {
  let sent = 0;
  const server = http.createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' });
    void pour(response, unit, count, (bytes) => {
      sent += bytes;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const model = openLanguageModel(
    {
      primary: { provider: 'compatible', name: 'hostile', url: `${origin}/v1`, apiKey: 'none' },
      callMilliseconds: patience / 2,
      totalMilliseconds: patience,
      trustedOrigins: [origin],
    },
    noBudget,
  );
  const why: string[] = [];
  const started = performance.now();
  let plan: Plan | undefined;
  try {
    const reply = await model.completeStructured(
      { purpose: 'plan', system: 'Rules.', prompt: 'A question.', schema: planSchema, schemaName: 'plan' },
      { signal: AbortSignal.timeout(patience), actorId: 'attacker' },
    );
    plan = reply.object;
  } catch (thrown) {
    if (!(thrown instanceof AssistantError) || thrown.code === 'internal.unexpected')
      why.push(`a reply gave an unforeseen failure: ${String(thrown).slice(0, 80)}`);
  }
  if (sent > mostSent) why.push(`${Math.round(sent / 2 ** 20)} MB of a reply were read`);
  if (performance.now() - started > patience) why.push('a reply was waited for without end');
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...(plan && { plan }), why };
}

/** The reply as the one message of a completion, as fast as it is taken. */
async function pour(
  response: http.ServerResponse,
  unit: string,
  count: number,
  counted: (bytes: number) => void,
): Promise<void> {
  const write = async (text: string) => {
    counted(Buffer.byteLength(text));
    if (!response.write(text) && !response.destroyed) await drained(response);
  };
  await write(
    '{"id":"1","object":"chat.completion","created":1,"model":"hostile","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"',
  );
  const escaped = JSON.stringify(unit).slice(1, -1);
  const perWrite = Math.max(1, Math.floor(65_536 / Math.max(1, escaped.length)));
  for (let left = count; left > 0 && !response.destroyed; left -= perWrite)
    await write(escaped.repeat(Math.min(perWrite, left)));
  if (response.destroyed) return;
  await write('"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}');
  response.end();
}

/** It takes more again, or nobody reads it any longer. */
function drained(response: http.ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}
