// Why a provider refuses for good, read from its own words. They are read for nothing else and shown to nobody: a
// server can write there what it likes.

export type Refusal =
  /** The account has nothing left. */
  | 'credit'
  /** There is no such model, or none for this key. */
  | 'name'
  /** Prompt and reply together are more than the model reads. */
  | 'length'
  /** A filter of the provider's did not like the question. */
  | 'declined'
  | 'key'
  | 'other';

const longest = 4000;

export function refusalOf(status: number | undefined, said: string): Refusal {
  if (status === 402 || credit.test(said)) return 'credit';
  if (status === 401 || status === 403 || keyless.test(said)) return 'key';
  if (declined.test(said)) return 'declined';
  if (status === 413 || length.test(said)) return 'length';
  if (name.test(said)) return 'name';
  return 'other';
}

// Google says "exceeded your current quota" of too many a minute; OpenAI of an account without money, with a code.
const credit = /insufficient_quota|insufficient[ _](?:balance|credits?|funds)|credit balance is too low/i;
const keyless = /api[ _]key (?:not valid|invalid)|(?:invalid|incorrect) api[ _]key|API_KEY_INVALID/i;
const declined = /content_filter|content management policy|content_policy_violation|ResponsibleAIPolicy/i;
const length =
  /context_length_exceeded|maximum context length|context (?:size|window|length)|(?:prompt|input)(?: token count)?[^.]{0,40}(?:too long|exceeds)|exceeds the maximum number of tokens/i;
const name =
  /model_not_found|DeploymentNotFound|deployment[^.]{0,60}does not exist|\bmodels?\b[^.]{0,120}(?:not found|not exist|unknown|not a valid|no longer|not available|does not have access)|(?:no such|unknown|invalid) model\b|"message":\s*"model: /i;

/** The codes in what a server wrote, for who runs Docent; its sentences may quote a question. */
export function classOf(said: string): string | undefined {
  const codes = [...said.matchAll(/"(?:code|param|type|status)"\s*:\s*"([A-Za-z][A-Za-z0-9_.]{2,59})"/g)];
  const [...distinct] = new Set(codes.map(([, code]) => code as string));
  return distinct.length > 0 ? distinct.slice(0, 3).join(', ') : undefined;
}

/** What the server wrote, as far as it is read; empty where it wrote nothing. */
export function saidByServer(thrown: unknown): string {
  for (let each = thrown; each instanceof Error; each = each.cause) {
    // The SDK has the whole body, OpenAI's own client what it made of it.
    const { responseBody, error } = each as { responseBody?: unknown; error?: unknown };
    if (typeof responseBody === 'string') return responseBody.slice(0, longest);
    if (typeof error === 'object' && error !== null) return JSON.stringify(error).slice(0, longest);
  }
  return '';
}
