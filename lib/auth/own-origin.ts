// Where Docent is reached, and whether a request came from there. A browser adds the origin by itself and
// a page cannot forge it, so this stops another site from acting through somebody's cookie.
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';

/** The configured origin, or else the one this request was sent to. */
export function ownOrigin(headers: Headers): string {
  const { url } = settings();
  return url ? new URL(url).origin : `http://${headers.get('host') ?? '127.0.0.1'}`;
}

/**
 * Refuses a change that a page of another site asks for. `Origin: null` (a sandboxed frame, a redirect)
 * is another site; no origin at all passes only where no browser says that it crossed sites.
 *
 * @throws AssistantError `request.foreign_origin`
 */
export function requireOwnOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  if (origin === ownOrigin(headers)) return;
  const fetchSite = headers.get('sec-fetch-site');
  if (origin === null && (fetchSite === null || fetchSite === 'same-origin')) return;
  throw new AssistantError('request.foreign_origin');
}
