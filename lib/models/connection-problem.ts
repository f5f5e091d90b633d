// What is wrong with a connection to a model's server, told so that who set it can mend it: a wrong key, a wrong
// address and a server that is down are three different errands.
import { AssistantError } from '../errors/assistant-error.ts';
import { refusalOf, saidByServer } from './refusal.ts';

export const connectionProblems = [
  /** The provider wants a key, and none is set. */
  'key_missing',
  'key_refused',
  /** The server is there and knows nothing at this path: often the address lacks its `/v1`. */
  'path_unknown',
  /** It answered, and not as a model's server does. */
  'no_model_server',
  'host_unknown',
  'unreachable',
  'certificate',
  'timeout',
  'too_busy',
  'server_failed',
  'redirected',
  /** We do not call it: private, or not https on its usual port. */
  'not_allowed',
  'name_unknown',
  'no_credit',
  /** It refuses, and does not say what of. */
  'refused',
  /** It answered otherwise than it was asked to. */
  'not_as_asked',
  'too_slow',
] as const;

export type ConnectionProblem = (typeof connectionProblems)[number];

/** Of what `listModels` or `tryModel` threw; undefined where that was no problem of the connection but a fault of ours. */
export function connectionProblem(thrown: unknown): ConnectionProblem | undefined {
  if (!(thrown instanceof AssistantError)) return undefined;
  const { code, detail = '' } = thrown;
  switch (code) {
    case 'outgoing.refused':
      return ofOurRule(detail);
    case 'model.timeout':
      return 'timeout';
    case 'model.rejected':
      return ofRefusal(thrown);
    case 'model.no_credit':
      return 'no_credit';
    case 'model.invalid_reply':
      return 'not_as_asked';
    case 'model.too_long':
    case 'model.declined':
      return 'refused';
    case 'model.unavailable':
      return ofFailure(thrown);
    default:
      return undefined;
  }
}

function ofOurRule(rule: string): ConnectionProblem {
  switch (rule) {
    case 'redirect':
      return 'redirected';
    case 'reply_size':
      return 'no_model_server';
    case 'reply_idle':
      return 'timeout';
    default:
      return 'not_allowed';
  }
}

function ofRefusal(failure: AssistantError): ConnectionProblem {
  const { detail = '' } = failure;
  if (detail === 'no key is set') return 'key_missing';
  const status = Number(/^status (\d+)/.exec(detail)?.[1]);
  const refusal = refusalOf(status, saidByServer(failure));
  if (refusal === 'name') return 'name_unknown';
  if (refusal === 'key') return 'key_refused';
  return status === 404 || status === 405 ? 'path_unknown' : 'refused';
}

function ofFailure(failure: AssistantError): ConnectionProblem {
  if (failure.detail === 'no list of models') return 'no_model_server';
  for (let each: unknown = failure.cause; each instanceof Error; each = each.cause) {
    // OpenAI's own client and the SDK have it under two names.
    const { statusCode, status = statusCode, code } = each as Error & Readonly<Record<string, unknown>>;
    if (status === 429) return 'too_busy';
    if (typeof status === 'number') return 'server_failed';
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host_unknown';
    if (typeof code === 'string' && /CERT|SSL|TLS|SELF_SIGNED|VERIFY|ALTNAME/.test(code))
      return 'certificate';
    if (each instanceof SyntaxError) return 'no_model_server';
  }
  return 'unreachable';
}
