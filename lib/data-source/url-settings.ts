// What may stand behind the `?` of a source's URL, as people paste it from their providers. It is read here and
// never reaches a driver, which would obey options of its own; what is not known is refused by its name.
import { AssistantError } from '../errors/assistant-error.ts';

export interface UrlSettings {
  /** The URL without its parameters. */
  readonly url: string;
  readonly tls?: 'off' | 'required' | 'verified';
  readonly schemas: readonly string[];
  readonly connections?: number;
  readonly statementMilliseconds?: number;
  /** Where queries go instead, with the same database and account; the engine's own port when absent. */
  readonly replica?: { readonly host: string; readonly port?: number };
}

const tlsModes: Readonly<Record<string, UrlSettings['tls']>> = {
  disable: 'off',
  disabled: 'off',
  require: 'required',
  required: 'required',
  'no-verify': 'required',
  'verify-ca': 'verified',
  'verify-full': 'verified',
  verify_identity: 'verified',
};

/** Said by providers, of no use here: our own values hold, or the driver agrees on it by itself. */
const ignored = new Set(['application_name', 'channel_binding', 'connect_timeout', 'pgbouncer']);

/** @throws AssistantError `source.unavailable`, whose detail names the parameter that is unknown or wrong */
export function readUrlSettings(url: string): UrlSettings {
  const mark = url.indexOf('?');
  if (mark < 0) return { url, schemas: [] };
  const found: { -readonly [Key in keyof UrlSettings]: UrlSettings[Key] } = {
    url: url.slice(0, mark),
    schemas: [],
  };
  for (const [name, value] of new URLSearchParams(url.slice(mark + 1))) {
    const wrong = (why: string) =>
      new AssistantError('source.unavailable', { detail: `the parameter ${name} of the URL ${why}` });
    if (name === 'sslmode' || name === 'ssl-mode') {
      const tls = tlsModes[value.toLowerCase()];
      if (!tls) throw wrong('is disable, require or verify-full');
      found.tls = tls;
    } else if (name === 'schema') {
      found.schemas = value.split(',').filter((schema) => schema !== '');
    } else if (name === 'connection_limit') {
      found.connections = within(value, 1, 50) ?? raise(wrong('is a number from 1 to 50'));
    } else if (name === 'statement_timeout') {
      found.statementMilliseconds =
        within(value, 100, 15_000) ?? raise(wrong('is milliseconds from 100 to 15000'));
    } else if (name === 'replica') {
      found.replica = address(value) ?? raise(wrong('is HOST or HOST:PORT'));
    } else if (!ignored.has(name)) throw wrong('is not known');
  }
  return found;
}

/** A name or an IPv4 address, or an IPv6 address in brackets. */
function address(text: string): UrlSettings['replica'] {
  const [, host, digits] =
    /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) return undefined;
  if (digits === undefined) return { host };
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

function within(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function raise(failure: AssistantError): never {
  throw failure;
}
