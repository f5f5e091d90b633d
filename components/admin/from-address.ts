import { type ConnectionForm, type Tls, usualPort } from './connection-fields.ts';

const engines = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
} as const;
const tlsOf: Readonly<Record<string, Tls>> = {
  disable: 'off',
  require: 'required',
  'verify-ca': 'verified',
  'verify-full': 'verified',
};

/**
 * The fields that an address as `postgres://user:password@host:5432/shop?sslmode=require` says, which is how hosts
 * hand out a database; undefined for anything else, which is then what it is: the name of a server or a file.
 */
export function fromAddress(text: string): Partial<ConnectionForm> | undefined {
  const said = text.trim();
  const path = /^(?:sqlite|file):(?:\/\/(?=\/))?(.+)$/i.exec(said)?.[1];
  if (path !== undefined) return { engine: 'sqlite', file: path };
  if (!/^[a-z]+:\/\/./i.test(said) || !URL.canParse(said)) return undefined;
  const url = new URL(said);
  const engine = engines[url.protocol as keyof typeof engines];
  if (!engine) return undefined;
  const tls = tlsOf[url.searchParams.get('sslmode') ?? ''];
  const schema = url.searchParams.get('schema');
  return {
    engine,
    host: plain(url.hostname).replace(/^\[|\]$/g, ''),
    port: url.port || usualPort[engine],
    database: plain(url.pathname.slice(1)),
    user: plain(url.username),
    password: plain(url.password),
    ...(tls && { tls }),
    schemas: schema ? [schema] : [],
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (thrown) {
    // A password may hold a percent sign that nobody encoded.
    if (thrown instanceof URIError) return text;
    throw thrown;
  }
}
