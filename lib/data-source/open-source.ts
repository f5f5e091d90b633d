import { resolve } from 'node:path';
import { AssistantError } from '../errors/assistant-error.ts';
import { openMysqlSource } from './mysql-source.ts';
import { openPostgresSource } from './postgres-source.ts';
import type { Source } from './source.ts';
import { openSqliteSource } from './sqlite-source.ts';

export interface OpenSourceOptions {
  /** Connections at most; 8 when absent. SQLite needs none. */
  readonly connections?: number;
  /** Where a relative SQLite path starts; the working directory when absent. */
  readonly directory?: string;
}

/**
 * Opens the source that a URL names: `postgres://`, `mysql://` (MariaDB too) or `sqlite:path`. Servers
 * are first reached when the source is used.
 * @throws AssistantError `source.unavailable`
 */
export async function openSource(url: string, options: OpenSourceOptions = {}): Promise<Source> {
  const scheme = /^([a-z0-9+]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgresSource(url, options);
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysqlSource(url, options);
  if (scheme === 'sqlite' || scheme === 'file') {
    const path = url.slice(scheme.length + 1).replace(/^\/\/(?=\/)/, '');
    return openSqliteSource(resolve(options.directory ?? process.cwd(), path));
  }
  throw new AssistantError('source.unavailable', {
    detail: 'the URL of a source begins with postgres://, mysql:// or sqlite:',
  });
}
