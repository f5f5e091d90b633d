// What a call that came to nothing was paid for all the same. A provider that was at work when we stopped waiting
// has read the prompt and may have written a part of the reply; it sends a bill for both and tells us of neither.
import { APICallError } from 'ai';
import type { AssistantError } from '../errors/assistant-error.ts';
import { mayHaveArrived } from './may-have-arrived.ts';
import { tokensOf } from './tokens.ts';

export interface SpentTokens {
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** True where the server did not count them, and we did. */
  readonly estimated: boolean;
}

const nothing: SpentTokens = { tokensIn: 0, tokensOut: 0, estimated: false };

/** Of a call that failed; `heard` is what had come of its reply. Nothing where the server had turned it away. */
export function spentInVain(
  failure: AssistantError,
  { system, prompt }: { readonly system: string; readonly prompt: string },
  heard: string,
): SpentTokens {
  if (wasTurnedAway(failure) || !mayHaveArrived(failure)) return nothing;
  return { tokensIn: tokensOf(system) + tokensOf(prompt), tokensOut: tokensOf(heard), estimated: true };
}

/** With a status of its own: no provider takes money for an error that it names. */
function wasTurnedAway(failure: AssistantError): boolean {
  for (let each: unknown = failure; each instanceof Error; each = each.cause) {
    if (APICallError.isInstance(each) && (each.statusCode ?? 0) >= 300) return true;
  }
  return false;
}
