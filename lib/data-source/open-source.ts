import { resolve } from 'node:path';
import { AssistantError } from '../errors/assistant-error.ts';
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
    const given = readUrlSettings(url);
    return limited(openPostgresSource(given.url, { ...options, ...drivers(given) }), given);
  }
  if (scheme === 'mysql' || scheme === 'mariadb') {
    const { openMysqlSource } = await import('./mysql-source.ts');
    const given = readUrlSettings(url);
    return limited(openMysqlSource(given.url, { ...options, ...drivers(given) }), given);
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

function drivers({ tls, connections }: UrlSettings) {
  return { ...(tls && { tls }), ...(connections && { connections }) };
}

/** The source with the time and the schemas that its URL says. */
function limited(source: Source, { schemas, statementMilliseconds: milliseconds }: UrlSettings): Source {
  if (schemas.length === 0 && milliseconds === undefined) return source;
  return {
    dialect: source.dialect,
    introspect: (options) => source.introspect({ ...options, ...(schemas.length > 0 && { schemas }) }),
    run: (statement, limits, signal) =>
      source.run(statement, { ...limits, ...(milliseconds && { milliseconds }) }, signal),
    stream: (statement, limits, signal) =>
      source.stream(statement, { ...limits, ...(milliseconds && { milliseconds }) }, signal),
    inspectRights: () => source.inspectRights(),
    close: () => source.close(),
  };
}
