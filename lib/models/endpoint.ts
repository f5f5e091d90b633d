// One model at one provider with what is known of its health: tries again what may succeed, waits as it was
// told to, leaves a server alone that keeps failing, and remembers the manner in which it can be asked.
import { AssistantError, asAssistantError } from '../errors/assistant-error.ts';
import { callModel, type ModelCall, type ModelReply } from './call-model.ts';
import { type CircuitBreaker, circuitBreaker } from './circuit-breaker.ts';
import { ableManner, type Manner, simplerManner } from './manner.ts';
import { labelOf, type ModelConnection } from './model-settings.ts';
import { retryWait } from './retry-wait.ts';
import { type SpentTokens, spentInVain } from './spent-tokens.ts';

/** What time and chance are, so that tests need not wait. */
export interface Clock {
  now(): number;
  random(): number;
  /** @throws the signal's reason when it is aborted */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface EndpointCall extends Omit<ModelCall, 'connection' | 'manner' | 'milliseconds'> {
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
  readonly spent: SpentTokens;
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
  /** By the name of the model: what one cannot do, another at the same server may. */
  const known = new Map<string, Manner>();

  /** In the manner that is known, then in simpler ones, until one is understood. */
  async function callInManner(call: EndpointCall): Promise<ModelReply> {
    const name = call.name ?? connection.name;
    let manner = known.get(name) ?? ableManner;
    for (;;) {
      let reply: ModelReply;
      try {
        reply = await callOnce(call, manner);
      } catch (thrown) {
        const failure = asAssistantError(thrown);
        const simpler = simplerManner(manner, call.grown !== undefined, failure, connection);
        if (!simpler) throw failure;
        manner = simpler;
        continue;
      }
      const before = manner;
      if (reply.thought && manner.mayHaveRoom) manner = { ...manner, room: roomToThink };
      known.set(name, manner);
      // Where it thought until nothing was left to reply with.
      if (!reply.cut || manner.room <= before.room) return reply;
    }
  }

  async function callOnce({ grown, ...call }: EndpointCall, manner: Manner): Promise<ModelReply> {
    const named = call.name === undefined ? connection : { ...connection, name: call.name };
    const began = clock.now();
    if (call.signal.aborted) throw new AssistantError('query.cancelled');
    if (began >= call.deadline) throw new AssistantError('model.timeout');
    let heard = '';
    const hear = (text: string) => {
      heard = text;
      grown?.(text);
    };
    const report = (rest: Pick<CallReport, 'spent' | 'failure'>) =>
      call.called({ label: labelOf(named), milliseconds: clock.now() - began, ...rest });
    try {
      const reply = await callModel({
        ...call,
        connection: named,
        manner,
        milliseconds: Math.min(call.callMilliseconds, call.deadline - began),
        ...(manner.streams && grown && { grown: hear }),
      });
      report({ spent: reply });
      return reply;
    } catch (thrown) {
      const failure = asAssistantError(thrown);
      report({ spent: spentInVain(failure, call, heard), failure });
      throw failure;
    }
  }

  return {
    async call(call) {
      for (let attempt = 0; ; attempt++) {
        if (clock.now() >= call.deadline) throw new AssistantError('model.timeout');
        if (!breaker.admits())
          throw new AssistantError('model.unavailable', {
            detail: 'left alone for a while',
            retryAfterSeconds: Math.ceil(breaker.left() / 1000),
          });
        try {
          const reply = await callInManner(call);
          breaker.succeeded();
          return reply;
        } catch (thrown) {
          const failure = asAssistantError(thrown);
          tell(breaker, failure);
          const wait = retryWait(attempt + 1, failure.retryAfterSeconds, clock.random);
          const worthIt = failure.code === 'model.unavailable' && attempt < retries;
          if (worthIt && clock.now() + wait < call.deadline) {
            await clock.wait(wait, call.signal);
            continue;
          }
          if (failure.retryAfterSeconds !== undefined) breaker.rests(failure.retryAfterSeconds * 1000);
          throw failure;
        }
      }
    },
  };
}

function tell(breaker: CircuitBreaker, { code }: AssistantError): void {
  if (code === 'model.unavailable' || code === 'model.timeout') breaker.failed();
  else breaker.released();
}
