/** Milliseconds before the first retry, doubled for each one after. */
const firstWait = 400;
const longestWait = 8000;

/**
 * How long to wait before try number `retry` (from 1). What the server asked for is honoured; otherwise the
 * wait grows, and half of it is chance, so that many who failed together do not come back together.
 */
export function retryWait(
  retry: number,
  retryAfterSeconds: number | undefined,
  random: () => number,
): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1000 + random() * firstWait;
  const wait = Math.min(longestWait, firstWait * 2 ** (retry - 1));
  return wait / 2 + (wait / 2) * random();
}

/** The seconds of a `retry-after` header: a number, or a date. Undefined for what is neither. */
export function readRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}

/** The seconds that a server asks to wait: in a header, or as Google says it, in its words. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>> | undefined,
  said: string,
  now: number,
): number | undefined {
  const milliseconds = headers?.['retry-after-ms']?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(milliseconds)) return Number(milliseconds) / 1000;
  const delay = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(said)?.[1];
  return readRetryAfter(headers?.['retry-after'], now) ?? (delay === undefined ? undefined : Number(delay));
}
