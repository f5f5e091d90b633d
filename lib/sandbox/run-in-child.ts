// One run, from the parent's side: hands over the code, answers its queries through the bridge and says
// how it ended. Queries, bytes, time and queries at once are counted here, since nothing the child counts
// can be believed. The bridge closes with the first result: what is still running is cancelled. A run that
// nobody waits for any more has its isolate taken away; only a child that does not confirm it is killed, since
// under load many are called off, and to start a child costs more than thirty runs.
import { AssistantError } from '../errors/assistant-error.ts';
import { type FailureCode, failures } from '../errors/failures.ts';
import type { RunOptions } from './child.ts';
import type { Frame } from './runner/frames.ts';
import type { Room } from './runner/runner.ts';
import type { SandboxLimits } from './sandbox.ts';

/** How a child can end a run without a result. */
export type Ended = 'died' | 'memory' | 'cpu' | 'flooded';

export interface Wire {
  write(kind: string, number: number, body: string): void;
  kill(): void;
  attach(onFrame: (frame: Frame) => void, onEnd: (ended: Ended) => void): void;
}

const queriesAtOnce = 4;
/** Queries beyond the limit are refused one by one; a child that does not stop asking is killed. */
const patience = 1000;
/** Milliseconds a child has to drop the isolate of a run that was called off. */
const dropMilliseconds = 1000;

/** What an isolate has of its own; one that was made with it before fits a run that is given the same. */
export function roomOf({ memoryMegabytes, queryBytes, resultBytes }: SandboxLimits): Room {
  return {
    memoryMegabytes: Math.max(16, Math.floor(memoryMegabytes / 2)),
    queryLength: queryBytes,
    resultLength: resultBytes,
  };
}

export function runInChild(
  { code, bridge, limits, signal }: RunOptions,
  wire: Wire,
): Promise<{ text: string; cpuMilliseconds: number }> {
  return new Promise((resolve, reject) => {
    const closing = new AbortController();
    const waiting: Frame[] = [];
    let settled = false;
    let calledOff = false;
    let asked = 0;
    let atOnce = 0;
    let refusal: { code: FailureCode; detail?: string } | undefined;

    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      closing.abort();
      finish();
    };
    const fail = (failure: FailureCode, detail?: string) =>
      settle(() => reject(new AssistantError(failure, { detail })));
    const end = (failure: FailureCode, detail?: string) => {
      fail(failure, detail);
      wire.kill();
    };
    const cancel = () => {
      calledOff = true;
      closing.abort();
      clearTimeout(timer);
      timer = setTimeout(() => end('query.cancelled'), dropMilliseconds);
      wire.write('X', 0, '');
    };
    let timer = setTimeout(() => end('sandbox.timeout', 'the run took too long'), limits.wallMilliseconds);

    const refuse = (number: number, detail: string) =>
      wire.write('A', number, JSON.stringify({ ok: false, code: 'query.refused', detail }));

    const next = () => {
      if (settled || calledOff || atOnce >= queriesAtOnce) return;
      const frame = waiting.shift();
      if (!frame) return;
      atOnce++;
      bridge(frame.text, closing.signal)
        .then(
          (reply) => {
            if (settled || calledOff) return;
            if (Buffer.byteLength(reply) > limits.replyBytes) refuse(frame.number, 'the reply is too large');
            else {
              refusal = refusalIn(reply) ?? refusal;
              wire.write('A', frame.number, reply);
            }
          },
          // The bridge promises never to reject; if it does, the run fails and keeps the cause.
          (cause) => settle(() => reject(new AssistantError('internal.unexpected', { cause }))),
        )
        .finally(() => {
          atOnce--;
          next();
        });
    };

    const onQuery = (frame: Frame) => {
      asked++;
      if (asked > limits.queries + patience) end('sandbox.threw', 'it asked far too many queries');
      else if (asked > limits.queries) refuse(frame.number, `more than ${limits.queries} queries`);
      else if (Buffer.byteLength(frame.text) > limits.queryBytes)
        refuse(frame.number, 'the query is too large');
      else {
        waiting.push(frame);
        next();
      }
    };

    const onResult = (outcome: string, cpuMilliseconds: number) => {
      const body = outcome.slice(1);
      if (calledOff) fail('query.cancelled');
      else if (outcome.startsWith('V')) {
        if (Buffer.byteLength(body) > limits.resultBytes)
          fail('sandbox.output_rejected', 'the result is too large');
        else settle(() => resolve({ text: body, cpuMilliseconds }));
      } else if (outcome.startsWith('O')) fail('sandbox.output_rejected', 'the result is too large');
      else if (outcome.startsWith('T')) end('sandbox.timeout', 'the code computed too long');
      else if (outcome.startsWith('M')) end('sandbox.out_of_memory');
      else if (refusal && body.startsWith(refusal.code)) fail(refusal.code, refusal.detail);
      else fail('sandbox.threw', oneLine(body));
    };

    wire.attach(
      (frame) => {
        if (settled) return;
        if (frame.kind === 'Q' && calledOff) return;
        if (frame.kind === 'Q') onQuery(frame);
        else if (frame.kind === 'D') onResult(frame.text, frame.number);
        else end('sandbox.threw', 'the sandbox process broke its protocol');
      },
      (ended) => {
        if (calledOff) fail('query.cancelled');
        else if (ended === 'cpu') fail('sandbox.timeout', 'the code computed too long');
        else if (ended === 'flooded') fail('sandbox.threw', 'it sent too much');
        // What ends a process from inside is, but for a crash of V8, always a lack of memory.
        else fail('sandbox.out_of_memory', ended === 'died' ? 'the sandbox process ended' : undefined);
      },
    );
    if (signal.aborted) return fail('query.cancelled');
    signal.addEventListener('abort', cancel, { once: true });
    const task = { code, cpuMilliseconds: limits.cpuSeconds * 1000, ...roomOf(limits) };
    wire.write('R', 0, JSON.stringify(task));
  });
}

/** A failure that the host itself reported is known by its own code, not as a fault of the code that met it. */
function refusalIn(reply: string): { code: FailureCode; detail?: string } | undefined {
  if (!reply.startsWith('{"ok":false')) return undefined;
  const { code, detail } = JSON.parse(reply) as { code: string; detail?: string };
  return code in failures ? { code: code as FailureCode, detail } : undefined;
}

/** What untrusted code says of itself goes into logs and repairs: one line, no control characters. */
function oneLine(text: string): string {
  const safe = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return safe.slice(0, 500);
}
