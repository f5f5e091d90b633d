import { resolve } from 'node:path';
import { AssistantError } from '../errors/assistant-error.ts';
import { limitSource } from './limit-source.ts';
import { replicatedSource } from './replicated-source.ts';
import type { ScopeSigning } from './signed-scope.ts';
import type { Source } from './source.ts';
import { readUrlSettings, type UrlSettings } from './url-settings.ts';

export interface OpenSourceOptions {
  /** Connections at most; 8 when absent. SQLite needs none. */
  readonly connections?: number;
  /** Where a relative SQLite path starts; the working directory when absent. */
  readonly directory?: string;
  /** Milliseconds that a question waits for one of them; 5 seconds when absent. */
  readonly waitMilliseconds?: number;
  /** PostgreSQL alone: tells the server who asks, signed. */
  readonly scope?: ScopeSigning;
}

/**
 * Opens the source that a URL names: `postgres://`, `mysql://` (MariaDB too) or `sqlite:path`. Servers
 * are first reached when the source is used. What stands behind the `?` is as in `readUrlSettings`.
 * @throws AssistantError `source.unavailable`
 */
export async function openSource(url: string, options: OpenSourceOptions = {}): Promise<Source> {
  const scheme = /^([a-z0-9+]+):/i.exec(url)?.[1]?.toLowerCase();
  // A driver is loaded for its own sources only: a question on the command line waits for no other.
  if (scheme === 'postgres' || scheme === 'postgresql') {
    const { openPostgresSource } = await import('./postgres-source.ts');
    return openServers(url, options, openPostgresSource);
  }
  if (scheme === 'mysql' || scheme === 'mariadb') {
    const { openMysqlSource } = await import('./mysql-source.ts');
    return openServers(url, options, openMysqlSource);
  }
  if (scheme === 'sqlite' || scheme === 'file') {
    const path = url.slice(scheme.length + 1).replace(/^\/\/(?=\/)/, '');
    const { openSqliteSource } = await import('./sqlite-source.ts');
    return openSqliteSource(resolve(options.directory ?? process.cwd(), path));
  }
  throw new AssistantError('source.unavailable', {
    detail: 'the URL of a source begins with postgres://, mysql:// or sqlite:',
  });
}

type OpenServer = (
  url: string,
  options: OpenSourceOptions & { readonly tls?: Exclude<UrlSettings['tls'], undefined> },
) => Source;

/** The server of a URL, or the pair that it makes with its replica, within what the URL sets. */
function openServers(url: string, options: OpenSourceOptions, open: OpenServer): Source {
  const given = readUrlSettings(url);
  const { tls, connections, replica } = given;
  const chosen = { ...options, ...(tls && { tls }), ...(connections && { connections }) };
  const main = open(given.url, chosen);
  if (!replica) return limitSource(main, given);
  const elsewhere = new URL(given.url);
  elsewhere.hostname = replica.host;
  elsewhere.port = String(replica.port ?? '');
  return limitSource(replicatedSource(main, open(elsewhere.href, chosen)), given);
}
