// One model at one provider with what is known of its health: tries again what may succeed, waits as it was
// told to, leaves a server alone that keeps failing, and remembers in which form it can
// reply, whether in pieces, and whether it needs room to think.
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { callModel, type ModelCall, type ModelReply } from './call-model.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { labelOf, type ModelConnection } from './model-settings.ts';
import { type ReplyForm, replyForms } from './open-provider.ts';
import { retryWait } from './retry-wait.ts';

/** What time and chance are, so that tests need not wait. */
export interface Clock {
  now(): number;
  random(): number;
  /** @throws the signal's reason when it is aborted */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface EndpointCall extends Omit<ModelCall, 'connection' | 'form' | 'milliseconds'> {
  /** The model's name for this task, where it is not the connection's own. */
  readonly name?: string;
  readonly callMilliseconds: number;
  /** On the clock's own scale: nothing is begun that could not end by then. */
  readonly deadline: number;
  /** Told of every call on the wire. */
  readonly called: (call: CallReport) => void;
}

export interface CallReport {
  readonly label: string;
  readonly milliseconds: number;
  readonly reply?: ModelReply;
  readonly failure?: AssistantError;
}

export interface Endpoint {
  /** @throws AssistantError as `callModel`; `model.unavailable` at once while the server is left alone */
  call(call: EndpointCall): Promise<ModelReply>;
}

const retries = 2;

/** Tokens that a model which thinks before it replies is given for that; a reply itself is short. */
const roomToThink = 6000;

export function openEndpoint(connection: ModelConnection, clock: Clock): Endpoint {
  const breaker = circuitBreaker(() => clock.now());
  let form: ReplyForm = 'schema';
  let streams = true;
  let room = 0;
  let mayHaveRoom = true;

  async function callOnce({ grown, ...call }: EndpointCall): Promise<ModelReply> {
    const again = { ...call, ...(grown && { grown }) };
    const named = call.name === undefined ? connection : { ...connection, name: call.name };
    const began = clock.now();
    if (began >= call.deadline) throw new AssistantError('model.timeout');
    const report = (rest: Pick<CallReport, 'reply' | 'failure'>) =>
      call.called({ label: labelOf(named), milliseconds: clock.now() - began, ...rest });
    const usedForm = form;
    const usedRoom = room;
    const streamed = streams && grown !== undefined;
    let reply: ModelReply;
    try {
      reply = await callModel({
        ...call,
        connection: named,
        form: usedForm,
        milliseconds: Math.min(call.callMilliseconds, call.deadline - began),
        maxOutputTokens: call.maxOutputTokens + usedRoom,
        ...(streamed && { grown }),
      });
    } catch (thrown) {
      const failure = asAssistantError(thrown);
      report({ failure });
      if (!mayNotKnowForm(connection, failure)) throw failure;
      if (usedRoom > 0) {
        // More than the server has for question and reply together.
        room = 0;
        mayHaveRoom = false;
        return callOnce(again);
      }
      if (streamed) {
        streams = false;
        return callOnce(call);
      }
      const simpler = replyForms[replyForms.indexOf(usedForm) + 1];
      if (!simpler) {
        // It was no matter of form: a name that is not there, a key without rights. Nothing was learned of it.
        form = 'schema';
        streams = true;
        throw failure;
      }
      form = simpler;
      return callOnce(again);
    }
    report({ reply });
    if (reply.thought && mayHaveRoom) room = roomToThink;
    // Where it thought until nothing was left to reply with.
    return reply.cut && room > usedRoom ? callOnce(again) : reply;
  }

  return {
    async call(call) {
      for (let attempt = 0; ; attempt++) {
        if (clock.now() >= call.deadline) throw new AssistantError('model.timeout');
        if (!breaker.admits())
          throw new AssistantError('model.unavailable', { detail: 'left alone for a while' });
        try {
          const reply = await callOnce(call);
          breaker.succeeded();
          return reply;
        } catch (thrown) {
          const failure = asAssistantError(thrown);
          tell(breaker, failure);
          const wait = retryWait(attempt + 1, failure.retryAfterSeconds, clock.random);
          const worthIt = failure.code === 'model.unavailable' && attempt < retries;
          if (!worthIt || clock.now() + wait >= call.deadline) throw failure;
          await clock.wait(wait, call.signal);
        }
      }
    },
  };
}

function tell(breaker: CircuitBreaker, { code }: AssistantError): void {
  if (code === 'model.unavailable' || code === 'model.timeout') breaker.failed();
  else breaker.released();
}

/** Compatible servers differ in what they know of structured output, and say so with a 400 or a 422. */
function mayNotKnowForm({ provider }: ModelConnection, { code, detail }: AssistantError): boolean {
  return (
    provider === 'compatible' &&
    code === 'model.rejected' &&
    /status (400|404|415|422|501)$/.test(detail ?? '')
  );
}
